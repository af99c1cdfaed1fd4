import { fileMissing, Problem } from '@yuanliu/core/platform';
import type { Ctx, FileReply } from '../../platform/index.ts';
import { seenRecord } from '../comments/seen-record.ts';
import { formInUse } from '../form-in-use.ts';
import { covers } from '../records/open-values.ts';
import { filesInRecord } from './files-in-record.ts';
import { type FileRow, findFiles, usesOfFile } from './file.store.ts';
import type { FileSurroundings } from './upload-file.ts';

interface Asked {
  readonly form: string;
  readonly file: string;
  readonly zone: string;
}

/** Whether a record that the actor may see holds the file in a field that the actor may see. */
const isSeen = async (ctx: Ctx, { form: key, file, zone }: Asked): Promise<boolean> => {
  for (const record of new Set((await usesOfFile(ctx.db, file)).map((use) => use.record))) {
    try {
      const { form, record: found, hidden } = await seenRecord(ctx.db, ctx, { form: key, id: record, zone });
      const placed = filesInRecord(form.definition.fields, found.values);
      if (placed.some((each) => each.file.file === file && !covers(hidden, each.field))) return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return false;
};

/**
 * A file for whoever uploaded it, or may see a record and a field that holds it; to others it is not there
 * (`platform.file-missing`).
 */
export const downloadFile = async (
  ctx: Ctx,
  { zone, files }: FileSurroundings,
  { form: key, file }: Omit<Asked, 'zone'>,
): Promise<FileReply> => {
  const [form, [row]] = await Promise.all([formInUse(ctx.db, key), findFiles(ctx.db, [file])]);
  if (row === undefined || row.formId !== form.id) throw new Problem(fileMissing, {});
  if (!isOwn(row, ctx) && !(await isSeen(ctx, { form: key, file, zone }))) throw new Problem(fileMissing, {});
  return { stream: await files.open(row.id), name: row.name, type: row.type };
};

const isOwn = ({ uploadedBy }: FileRow, { actor }: Ctx): boolean =>
  actor.userId !== null && uploadedBy === actor.userId;
