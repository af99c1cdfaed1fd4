import { type ExportState, exportWish, type ExportWish } from '@yuanliu/core/forms';
import { notFound, Problem, type Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Actor, Ctx, Db, Tx } from '../../platform/index.ts';
import { keptActor } from '../transfers/transfer-actor.ts';

/** An export as it is kept. */
export interface StoredExport {
  readonly id: string;
  readonly form: string;
  readonly actor: Actor;
  readonly wish: ExportWish;
  readonly state: ExportState['state'];
  readonly written: number;
  readonly total: number | null;
  readonly problem: Text | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly keptUntil: Date | null;
}

type Row = Omit<StoredExport, 'actor' | 'wish'> & { readonly actor: unknown; readonly wish: unknown };

/** An export by its id. */
export const findExport = async (
  db: Db,
  id: string,
): Promise<(StoredExport & { userId: string }) | undefined> => {
  const [row] = await db.rows(sql<Row & { userId: string }>`
    select e.id, d.key as form, e.user_id as "userId", e.actor, e.wish, e.state, e.written, e.total, e.problem,
      e.file_id as "fileId", e.file_name as "fileName", e.kept_until as "keptUntil"
    from form_exports e join form_definitions d on d.id = e.form_id where e.id = ${id}::uuid`);
  return row && { ...row, actor: keptActor.parse(row.actor), wish: exportWish.parse(row.wish) };
};

/** An export of the actor's own; `platform.not-found` for everybody else. */
export const ownExport = async (
  ctx: Ctx,
  { form, id }: { readonly form: string; readonly id: string },
): Promise<StoredExport> => {
  const found = await findExport(ctx.db, id);
  if (found === undefined || found.form !== form || found.userId !== ctx.actor.userId)
    throw new Problem(notFound, {});
  return found;
};

/** What a job tells of its progress. */
export interface ExportProgress {
  readonly state?: ExportState['state'];
  readonly written?: number;
  readonly total?: number;
  readonly problem?: Text;
  readonly file?: { readonly id: string; readonly name: string };
  readonly keptUntil?: Date;
}

/** Keeps how far an export has come. */
export const noteExport = (tx: Tx, id: string, progress: ExportProgress): void => {
  const { state, written, total, problem, file, keptUntil } = progress;
  const set = [
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(written === undefined ? [] : [sql`written = ${written}::int`]),
    ...(total === undefined ? [] : [sql`total = ${total}::int`]),
    ...(problem === undefined ? [] : [sql`problem = ${JSON.stringify(problem)}::jsonb`]),
    ...(file === undefined ? [] : [sql`file_id = ${file.id}::uuid, file_name = ${file.name}`]),
    ...(keptUntil === undefined ? [] : [sql`kept_until = ${keptUntil}::timestamptz`]),
  ];
  tx.send(sql`update form_exports set ${sql.join(set)} where id = ${id}::uuid`);
};
