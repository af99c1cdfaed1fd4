import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';

/** A file that somebody uploaded. */
export interface FileRow {
  readonly id: string;
  readonly formId: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly uploadedBy: string | null;
}

/** Files by their ids. */
export const findFiles = async (db: Db, ids: readonly string[]): Promise<FileRow[]> => {
  const rows = await db.rows(sql<Omit<FileRow, 'size'> & { size: string }>`
    select id, form_id as "formId", name, size, type, uploaded_by as "uploadedBy"
    from form_files where id = any(${[...ids]}::uuid[])`);
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
};

/** A file in a field of a record. */
export interface FileUse {
  readonly file: string;
  readonly record: string;
  /** `photo`, `lines.photo`. */
  readonly field: string;
}

/** Notes which records hold files, and that they stay from now on. */
export const holdFiles = (tx: Tx, uses: readonly FileUse[], at: Date): void => {
  if (uses.length === 0) return;
  tx.send(sql`
    with used as (
      insert into form_file_uses (file_id, record_id, field)
      select file, record, field from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
        as given (file uuid, record uuid, field text)
      on conflict do nothing returning file_id)
    update form_files set held_at = ${at} where held_at is null and id in (select file_id from used)`);
};

/** The records that ever held a file. */
export const usesOfFile = (db: Db, file: string): Promise<{ record: string; field: string }[]> =>
  db.rows(sql<{ record: string; field: string }>`
    select record_id as record, field from form_file_uses where file_id = ${file}`);
