import { fileUnknown, type RecordValues } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { filesInRecord, withFiles } from './files-in-record.ts';
import { type FileRow, findFiles } from './file.store.ts';

/**
 * The values with each file as it was uploaded. A record may name files that its writer uploaded to this form and those that
 * it held before; another one throws `forms.file-unknown`, beside its field.
 */
export const knownFiles = async (
  tx: Tx,
  ctx: Ctx,
  { form, sent, before }: { form: FormInUse; sent: RecordValues; before: RecordValues | undefined },
): Promise<RecordValues> => {
  const { fields } = form.definition;
  const placed = filesInRecord(fields, sent);
  if (placed.length === 0) return sent;
  const stood = new Set(filesInRecord(fields, before ?? {}).map(({ file }) => file.file));
  const rows = await findFiles(tx, [...new Set(placed.map(({ file }) => file.file))]);
  const known = new Map(rows.map((row) => [row.id, row]));
  const mayUse = (row: FileRow | undefined): boolean =>
    row !== undefined &&
    (stood.has(row.id) ||
      ctx.actor.kind === 'system' ||
      (row.formId === form.id && row.uploadedBy !== null && row.uploadedBy === ctx.actor.userId));
  const strange = placed.filter(({ file }) => !mayUse(known.get(file.file)));
  const [first] = strange;
  if (first !== undefined)
    throw new Problem(
      fileUnknown,
      { name: first.file.name },
      strange.map(({ path }) => ({
        in: 'body',
        path: `/values${path}`,
        text: { zh: '附件需要重新上传', en: 'the file must be uploaded again' },
      })),
    );
  return withFiles(fields, sent, (file) => {
    const row = known.get(file.file);
    return row === undefined ? file : { file: row.id, name: row.name, size: row.size, type: row.type };
  });
};
