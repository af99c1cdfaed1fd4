import type { CellIssue } from '@yuanliu/core/forms';
import { noRight, notFound, Problem, type Text } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import type { RecordSurroundings } from '../records/record-surroundings.ts';
import { refusalOf } from '../records/write-refusals.ts';
import { actingAs } from '../transfers/transfer-actor.ts';
import {
  fileRows,
  findImport,
  forgetWrongRows,
  type ImportWish,
  noteImport,
  noteWrongRows,
  type StoredImport,
} from './import.store.ts';
import { cellIssues, type FileRow, isProblem, type RowJudge } from './judge-rows.ts';
import { importJudge, openForImport } from './open-import.ts';
import { type RefusedRow, writeRows } from './write-rows.ts';

/** Rows that are worked through in one transaction where each stands for itself. */
const atOnce = 500;

interface Running {
  readonly id: string;
  readonly form: string;
  readonly wish: ImportWish;
  readonly around: RecordSurroundings;
  readonly judge: RowJudge;
}

/** Somebody else works at the same import. */
class Overtaken extends Error {}

const locked = async (tx: Tx, { id }: Running, done: number): Promise<StoredImport> => {
  const row = await findImport(tx, id, 'lock');
  if (row === undefined || row.state !== 'running' || row.done !== done) throw new Overtaken();
  return row;
};

const isOfForm = (error: unknown): boolean =>
  error instanceof Problem && [noRight.code, notFound.code].includes(error.kind.code);

/** Works through some rows in one transaction, with the progress. */
const attempt = async (ctx: Ctx, running: Running, rows: readonly FileRow[]): Promise<void> => {
  const { id, wish, around, judge } = running;
  const from = rows[0]?.position ?? 0;
  let form: FormInUse | undefined;
  try {
    await ctx.db.transact(async (tx) => {
      const before = await locked(tx, running, from);
      const open = await openForImport(tx, ctx, { key: running.form, around });
      form = open.form;
      const judged = await judge(tx, ctx, { open, rows });
      const saved = await writeRows(tx, ctx, { open, rows: judged, around, refused: () => undefined });
      const wrong = judged.filter(({ evaluated }) => evaluated === undefined);
      noteWrongRows(tx, { id, sheet: wish.sheet }, wrong);
      noteImport(tx, id, {
        done: from + rows.length,
        saved: before.saved + saved,
        wrong: before.wrong + wrong.length,
      });
    });
  } catch (error) {
    throw form === undefined ? error : refusalOf(form, error);
  }
};

const noteRefused = (
  ctx: Ctx,
  running: Running,
  { row, issues }: { readonly row: FileRow; readonly issues: readonly CellIssue[] },
) =>
  ctx.db.transact(async (tx) => {
    const before = await locked(tx, running, row.position);
    noteWrongRows(tx, { id: running.id, sheet: running.wish.sheet }, [{ position: row.position, issues }]);
    noteImport(tx, running.id, { done: row.position + 1, wrong: before.wrong + 1 });
  });

const issuesOf = async (
  tx: Tx,
  ctx: Ctx,
  { running, problem }: { readonly running: Running; readonly problem: Problem },
): Promise<CellIssue[]> => {
  const { form } = await openForImport(tx, ctx, { key: running.form, around: running.around });
  return cellIssues(problem, form.definition.fields, running.wish);
};

/** Works through rows; where the database or a hook refuses one among them, half by half until it is found. */
const goodRows = async (ctx: Ctx, running: Running, rows: readonly FileRow[]): Promise<void> => {
  try {
    await attempt(ctx, running, rows);
  } catch (error) {
    if (!isProblem(error) || isOfForm(error)) throw error;
    const [only] = rows;
    if (only !== undefined && rows.length === 1) {
      const issues = await ctx.db.transact((tx) => issuesOf(tx, ctx, { running, problem: error }));
      await noteRefused(ctx, running, { row: only, issues });
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    await goodRows(ctx, running, rows.slice(0, middle));
    await goodRows(ctx, running, rows.slice(middle));
  }
};

const batches = async function* (ctx: Ctx, { id, wish }: Running, start: number): AsyncGenerator<FileRow[]> {
  for (let from = start; ; from += atOnce) {
    const rows = await fileRows(ctx.db, { id, sheet: wish.sheet, from, count: atOnce });
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
  }
};

const importGood = async (ctx: Ctx, running: Running, done: number): Promise<void> => {
  for await (const rows of batches(ctx, running, done)) await goodRows(ctx, running, rows);
  await ctx.db.transact(async (tx) =>
    noteImport(tx, running.id, { state: 'done', endedAt: ctx.clock.now() }),
  );
};

const nothingSaved: Text = {
  zh: '有行需要改正，因此没有导入任何一行。请下载有问题的行，改正后再导入。',
  en: 'Some rows need mending, so none was imported. Download the rows with something wrong and import again.',
};

const failed = (ctx: Ctx, id: string, problem: Text) =>
  ctx.db.transact(async (tx) => noteImport(tx, id, { state: 'failed', problem, endedAt: ctx.clock.now() }));

/** Judges all rows and writes none; answers how many are wrong. What an attempt before noted is noted anew. */
const judgeAll = async (ctx: Ctx, running: Running): Promise<number> => {
  const { id, wish, around, judge } = running;
  let wrong = 0;
  await ctx.db.transact(async (tx) => forgetWrongRows(tx, id));
  for await (const rows of batches(ctx, running, 0)) {
    const before = wrong;
    wrong = await ctx.db.transact(async (tx) => {
      const open = await openForImport(tx, ctx, { key: running.form, around });
      const found = (await judge(tx, ctx, { open, rows })).filter(({ evaluated }) => evaluated === undefined);
      noteWrongRows(tx, { id, sheet: wish.sheet }, found);
      const sum = before + found.length;
      noteImport(tx, id, { done: (rows[0]?.position ?? 0) + rows.length, wrong: sum });
      return sum;
    });
  }
  return wrong;
};

/** Writes all rows in one transaction. */
const writeAll = async (ctx: Ctx, running: Running, refused: (row: RefusedRow) => void): Promise<void> => {
  const { id, around, judge, form } = running;
  await ctx.db.transact(async (tx) => {
    const row = await findImport(tx, id, 'lock');
    if (row === undefined || row.state !== 'running') throw new Overtaken();
    let saved = 0;
    for await (const rows of batches(ctx, running, 0)) {
      const open = await openForImport(tx, ctx, { key: form, around });
      const judged = await judge(tx, ctx, { open, rows });
      const bad = judged.find(({ evaluated }) => evaluated === undefined);
      // What was good when all rows were judged may be so no more.
      if (bad !== undefined) throw new Overtaken();
      saved += await writeRows(tx, ctx, { open, rows: judged, around, refused });
    }
    noteImport(tx, id, { state: 'done', saved, done: saved, wrong: 0, endedAt: ctx.clock.now() });
  });
};

const importAll = async (ctx: Ctx, running: Running): Promise<void> => {
  const { id, wish } = running;
  if ((await judgeAll(ctx, running)) > 0) return failed(ctx, id, nothingSaved);
  let refused: RefusedRow | undefined;
  try {
    await writeAll(ctx, running, (row) => (refused ??= row));
  } catch (error) {
    const found = refused;
    if (found === undefined) throw error;
    await ctx.db.transact(async (tx) => {
      const { form } = await openForImport(tx, ctx, { key: running.form, around: running.around });
      const problem = refusalOf(form, found.error);
      if (!isProblem(problem)) throw error;
      const issues = cellIssues(problem, form.definition.fields, wish);
      noteWrongRows(tx, { id, sheet: wish.sheet }, [{ position: found.position, issues }]);
      noteImport(tx, id, { wrong: 1 });
    });
    return failed(ctx, id, nothingSaved);
  }
  return undefined;
};

/**
 * Runs an import in the name of whoever asked for it. It may be broken off anywhere and run again: progress and records are
 * committed together, so that nothing is written twice.
 */
export const runImport = async (given: Ctx, around: RecordSurroundings, id: string): Promise<void> => {
  const row = await findImport(given.db, id);
  if (row === undefined || row.wish === null || !['waiting', 'running'].includes(row.state)) return;
  const ctx = actingAs(given, row.actor);
  const { wish, form } = row;
  try {
    const judge = await importJudge(ctx, around.zone, { form, mapping: wish });
    await ctx.db.transact(async (tx) => noteImport(tx, id, { state: 'running' }));
    const running: Running = { id, form, wish, around, judge };
    await (wish.mode === 'all' ? importAll(ctx, running) : importGood(ctx, running, row.done));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await failed(ctx, id, { zh: error.sentence('zh'), en: error.sentence('en') });
  }
};
