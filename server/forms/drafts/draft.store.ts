import type { RecordValues } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';

/** A draft as it is kept. */
export interface DraftRow {
  readonly id: string;
  readonly record: string | null;
  readonly recordVersion: number | null;
  readonly values: RecordValues;
  readonly savedAt: Date;
}

/** Whose drafts of which form. */
export interface DraftsOf {
  readonly formId: string;
  readonly userId: string;
}

/** The drafts of one person, newest first, behind the one named by its moment and id. */
export const listDraftRows = (
  db: Db,
  { formId, userId }: DraftsOf,
  page: {
    readonly limit: number;
    readonly record: string | undefined;
    readonly after: readonly [string, string] | undefined;
  },
): Promise<DraftRow[]> =>
  db.rows(sql<DraftRow>`
    select id, record_id as record, record_version as "recordVersion", data as values, saved_at as "savedAt"
    from form_drafts
    where user_id = ${userId} and form_id = ${formId}
      ${page.record === undefined ? sql`` : sql`and record_id = ${page.record}`}
      ${page.after === undefined ? sql`` : sql`and (saved_at, id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`}
    order by saved_at desc, id desc limit ${page.limit}`);

/** Saves a draft anew or for the first time; false where its id is somebody else's or of another form. */
export const saveDraftRow = async (
  tx: Tx,
  { formId, userId }: DraftsOf,
  draft: DraftRow,
): Promise<boolean> => {
  const rows = await tx.rows(sql`
    insert into form_drafts as standing (id, form_id, user_id, record_id, record_version, data, saved_at)
    values (${draft.id}, ${formId}, ${userId}, ${draft.record}, ${draft.recordVersion},
            ${JSON.stringify(draft.values)}::jsonb, ${draft.savedAt})
    on conflict (id) do update set record_id = excluded.record_id, record_version = excluded.record_version,
      data = excluded.data, saved_at = excluded.saved_at
    where standing.user_id = excluded.user_id and standing.form_id = excluded.form_id
    returning 1`);
  return rows.length > 0;
};

/** Removes a draft of one's own; nothing where there is none. */
export const dropDraft = (
  tx: Tx,
  { draft, userId }: { readonly draft: string; readonly userId: string | null },
): void => {
  tx.send(sql`delete from form_drafts where id = ${draft}::uuid and user_id = ${userId}::uuid`);
};
