import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { CommentRow } from './comment.tables.ts';

const comments = (narrowed: RawBuilder<unknown>) => sql<CommentRow>`
  select c.id, c.record_id as "recordId", c.body, c.created_at as "createdAt", c.created_by as "createdBy",
    u.name as author, c.changed_at as "changedAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name)
      from identity_v1_user m where m.id = any(c.mentions)), '[]'::jsonb) as mentions
  from form_comments c left join identity_v1_user u on u.id = c.created_by ${narrowed}`;

/** The comments on a record, newest first, behind the one with the id `after`. */
export const listCommentRows = (
  db: Db,
  recordId: string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
): Promise<CommentRow[]> =>
  db.rows(
    comments(sql`
      where c.record_id = ${recordId} ${after === undefined ? sql`` : sql`and c.id < ${after}::uuid`}
      order by c.id desc limit ${limit}`),
  );

/** One comment of a form, locked. */
export const lockComment = async (
  tx: Tx,
  { formId, id }: { readonly formId: string; readonly id: string },
): Promise<CommentRow | undefined> => {
  const [row] = await tx.rows(comments(sql`where c.id = ${id} and c.form_id = ${formId} for update of c`));
  return row;
};

/** A comment that is written. */
export interface NewComment {
  readonly id: string;
  readonly formId: string;
  readonly recordId: string;
  readonly body: string;
  readonly mentions: readonly string[];
  readonly at: Date;
  readonly by: string | null;
}

export const insertComment = (tx: Tx, comment: NewComment): void => {
  const { id, formId, recordId, body, mentions, at, by } = comment;
  tx.send(sql`
    insert into form_comments (id, form_id, record_id, body, mentions, created_at, created_by)
    values (${id}, ${formId}, ${recordId}, ${body}, ${[...mentions]}::uuid[], ${at}, ${by})`);
};

export const updateComment = (
  tx: Tx,
  { id, body, mentions, at }: Pick<NewComment, 'id' | 'body' | 'mentions' | 'at'>,
): void => {
  tx.send(sql`
    update form_comments set body = ${body}, mentions = ${[...mentions]}::uuid[], changed_at = ${at}
    where id = ${id}`);
};

export const removeComment = (tx: Tx, id: string): void => {
  tx.send(sql`delete from form_comments where id = ${id}`);
};
