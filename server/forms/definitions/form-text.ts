import { Readable } from 'node:stream';
import { writeFormText } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx, FileReply } from '../../platform/index.ts';
import { documentOf } from './compare-versions.ts';
import { formToDraw, type WhichForm } from './design-access.ts';

/** A definition as a text file that is read line by line in a comparison: the version asked for, else the published one. */
export const formText = async (
  ctx: Ctx,
  which: WhichForm,
  version: string | undefined,
): Promise<FileReply> => {
  const form = await formToDraw(ctx, which);
  const standing = form.published?.definition ?? form.draft;
  const definition = version === undefined ? standing : await documentOf(ctx, form, version);
  if (definition === undefined) throw new Problem(notFound, {});
  const number = version ?? (form.published === undefined ? 'draft' : String(form.published.version));
  return {
    stream: Readable.from([writeFormText({ form: form.key, definition })]),
    name: `${form.key}-${number === 'draft' ? 'draft' : `v${number}`}.json`,
    type: 'application/json; charset=utf-8',
  };
};
