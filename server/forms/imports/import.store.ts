import { type CellIssue, importMapping, importModes, type ImportState } from '@yuanliu/core/forms';
import { notFound, Problem, type Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor, Ctx, Db, Tx } from '../../platform/index.ts';
import { keptActor } from '../transfers/transfer-actor.ts';
import type { FileRow } from './judge-rows.ts';

const importWish = importMapping.extend({ mode: z.enum(importModes) });
export type ImportWish = z.output<typeof importWish>;

const keptSheets = z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int() }));
export type KeptSheet = z.output<typeof keptSheets>[number];

/** An import as it is kept. */
export interface StoredImport {
  readonly id: string;
  readonly form: string;
  readonly userId: string;
  readonly actor: Actor;
  readonly fileName: string;
  readonly sheets: readonly KeptSheet[];
  readonly wish: ImportWish | null;
  readonly state: ImportState['state'];
  readonly done: number;
  readonly saved: number;
  readonly wrong: number;
  readonly problem: Text | null;
}

type Raw = Omit<StoredImport, 'actor' | 'sheets' | 'wish'> & {
  readonly actor: unknown;
  readonly sheets: unknown;
  readonly wish: unknown;
};

/** An import by its id; `lock` keeps others from working at it until the transaction ends. */
export const findImport = async (db: Db, id: string, lock?: 'lock'): Promise<StoredImport | undefined> => {
  const [row] = await db.rows(sql<Raw>`
    select i.id, d.key as form, i.user_id as "userId", i.actor, i.file_name as "fileName", i.sheets, i.wish,
      i.state, i.done, i.saved, i.wrong, i.problem
    from form_imports i join form_definitions d on d.id = i.form_id where i.id = ${id}::uuid
    ${lock === undefined ? sql`` : sql`for update of i`}`);
  return (
    row && {
      ...row,
      actor: keptActor.parse(row.actor),
      sheets: keptSheets.parse(row.sheets),
      wish: importWish.nullable().parse(row.wish),
    }
  );
};

/** An import of the actor's own; `platform.not-found` for everybody else. */
export const ownImport = async (
  ctx: Pick<Ctx, 'actor'>,
  db: Db,
  { form, id, lock }: { readonly form: string; readonly id: string; readonly lock?: 'lock' },
): Promise<StoredImport> => {
  const found = await findImport(db, id, lock);
  if (found === undefined || found.form !== form || found.userId !== ctx.actor.userId)
    throw new Problem(notFound, {});
  return found;
};

/** Rows of a sheet from a position on. */
export const fileRows = (
  db: Db,
  { id, sheet, from, count }: { id: string; sheet: number; from: number; count: number },
): Promise<FileRow[]> =>
  db.rows(sql<FileRow>`
    select position, cells from form_import_rows
    where import_id = ${id}::uuid and sheet = ${sheet}::smallint and position >= ${from}::int
    order by position limit ${count}`);

/** Rows with something wrong, from a position on. */
export const wrongRows = (
  db: Db,
  { id, sheet, from, count }: { id: string; sheet: number; from: number; count: number },
): Promise<(FileRow & { issues: CellIssue[] })[]> =>
  db.rows(sql<FileRow & { issues: CellIssue[] }>`
    select position, cells, issues from form_import_rows
    where import_id = ${id}::uuid and sheet = ${sheet}::smallint and position >= ${from}::int
      and issues is not null
    order by position limit ${count}`);

/** What became of an import so far. */
export type ImportProgress = Partial<Pick<StoredImport, 'state' | 'done' | 'saved' | 'wrong'>> & {
  readonly problem?: Text;
  readonly endedAt?: Date;
};

/** Keeps how far an import has come. */
export const noteImport = (tx: Tx, id: string, progress: ImportProgress): void => {
  const { state, done, saved, wrong, problem, endedAt } = progress;
  const set = [
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(done === undefined ? [] : [sql`done = ${done}::int`]),
    ...(saved === undefined ? [] : [sql`saved = ${saved}::int`]),
    ...(wrong === undefined ? [] : [sql`wrong = ${wrong}::int`]),
    ...(problem === undefined ? [] : [sql`problem = ${JSON.stringify(problem)}::jsonb`]),
    ...(endedAt === undefined ? [] : [sql`ended_at = ${endedAt}::timestamptz`]),
  ];
  tx.send(sql`update form_imports set ${sql.join(set)} where id = ${id}::uuid`);
};

/** Keeps what is wrong with rows. */
export const noteWrongRows = (
  tx: Tx,
  { id, sheet }: { readonly id: string; readonly sheet: number },
  rows: readonly { readonly position: number; readonly issues: readonly CellIssue[] }[],
): void => {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows.map(({ position, issues }) => ({ position, issues })));
  tx.send(sql`
    update form_import_rows r set issues = given.issues
    from jsonb_to_recordset(${given}::jsonb) as given (position int, issues jsonb)
    where r.import_id = ${id}::uuid and r.sheet = ${sheet}::smallint and r.position = given.position`);
};

/** Forgets what was found wrong with rows before they are judged anew. */
export const forgetWrongRows = (tx: Tx, id: string): void =>
  tx.send(
    sql`update form_import_rows set issues = null where import_id = ${id}::uuid and issues is not null`,
  );
