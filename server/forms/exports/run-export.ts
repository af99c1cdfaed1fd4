import { Readable } from 'node:stream';
import { type FormField, rowFieldsOf, textIn } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import { loadReach } from '../access/reach.ts';
import type { FileSurroundings } from '../files/upload-file.ts';
import { formInUse } from '../form-in-use.ts';
import { viewOf } from '../reading/form-view.ts';
import { columnsAsked } from '../reading/record-list.ts';
import { defused } from '../transfers/cell-text.ts';
import { actingAs } from '../transfers/transfer-actor.ts';
import { type Cell, type SheetToWrite, workbookOf, workbookType } from '../transfers/write-workbook.ts';
import { countExported, exportBatches, type ExportedView } from './export-batches.ts';
import { type ExportTable, recordSheet, rowSheet } from './export-cells.ts';
import { findExport, noteExport, type StoredExport } from './export.store.ts';

/** Without it, Excel takes UTF-8 for the machine's own encoding. */
const byteOrderMark = '\uFEFF';

const keptMilliseconds = 86_400_000;

interface ToWrite {
  readonly exported: ExportedView;
  readonly columns: readonly FormField[];
  readonly wish: StoredExport['wish'];
  readonly zone: string;
  /** Told after each batch of the records' own table. */
  readonly told: (written: number) => Promise<void>;
}

/** The rows of a table, a batch at a time. */
async function* cellsOf(
  db: Db,
  { exported, columns, told }: ToWrite,
  table: ExportTable,
): AsyncGenerator<Cell[][]> {
  let written = 0;
  for await (const batch of exportBatches(db, exported, columns)) {
    yield table.cells(batch);
    written += batch.records.length;
    await told(written);
  }
}

const csvCell = (cell: Cell): string =>
  typeof cell === 'string' ? defused(cell) : cell.number.toFixed(cell.decimals);

async function* csvOf(db: Db, toWrite: ToWrite): AsyncGenerator<Buffer> {
  // Loaded with the first export.
  const { default: papa } = await import('papaparse');
  const { exported, columns, wish, zone } = toWrite;
  const table = recordSheet(exported.view, columns, { language: wish.language, zone });
  const line = (rows: readonly (readonly string[])[]): Buffer =>
    Buffer.from(
      `${papa.unparse(
        rows.map((row) => [...row]),
        { newline: '\r\n' },
      )}\r\n`,
    );
  yield Buffer.concat([Buffer.from(byteOrderMark), line([table.heading.map(defused)])]);
  for await (const rows of cellsOf(db, toWrite, table))
    if (rows.length > 0) yield line(rows.map((cells) => cells.map(csvCell)));
}

const workbook = (db: Db, toWrite: ToWrite): Readable => {
  const { exported, columns, wish, zone } = toWrite;
  const writing = { language: wish.language, zone };
  const tables = columns.filter((field) => rowFieldsOf(field).length > 0);
  const own = columns.filter((field) => !tables.includes(field));
  const sheetOf = (table: ExportTable, given: ToWrite): SheetToWrite => ({
    name: table.name,
    heading: table.heading,
    batches: () => cellsOf(db, given, table),
  });
  // One sheet behind the other, each by a walk of its own over the same snapshot: no sheet waits in memory for another.
  const silent = { ...toWrite, told: async () => undefined };
  return workbookOf([
    sheetOf(recordSheet(exported.view, own, writing), toWrite),
    ...tables.map((table) =>
      sheetOf(rowSheet(exported.view, table, writing), { ...silent, columns: [table] }),
    ),
  ]);
};

const prepare = async (ctx: Ctx, { form: key, wish }: StoredExport, zone: string) => {
  const form = await formInUse(ctx.db, key);
  const reach = await loadReach(ctx.db, { actor: ctx.actor, clock: ctx.clock, zone }, [
    key,
    ...form.around.keys(),
  ]);
  allowed(reach, form, 'export');
  if (wish.deleted === true) allowed(reach, form, 'delete');
  const view = viewOf(reach, form.place, 'export');
  return { exported: { form, view, query: wish }, columns: columnsAsked(view, wish.columns) };
};

/** Writes the file over one snapshot: all batches and sheets show the same moment. */
const writeFile = async (ctx: Ctx, { zone, files }: FileSurroundings, row: StoredExport): Promise<void> => {
  const { id, wish } = row;
  const { exported, columns } = await prepare(ctx, row, zone);
  const told = (written: number) => ctx.db.transact(async (tx) => noteExport(tx, id, { written }));
  const extension = wish.format;
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const name = `${textIn(exported.form.definition.name, wish.language)} ${day}.${extension}`;
  const type = extension === 'xlsx' ? workbookType : 'text/csv; charset=utf-8';
  const stored = await ctx.db.transact(async (tx) => {
    tx.send(sql`set transaction isolation level repeatable read, read only`);
    const total = await countExported(tx, exported);
    await ctx.db.transact(async (own) => noteExport(own, id, { state: 'running', total, written: 0 }));
    const toWrite = { exported, columns, wish, zone, told };
    const content = extension === 'xlsx' ? workbook(tx, toWrite) : Readable.from(csvOf(tx, toWrite));
    return files.put(content, { name, type });
  });
  const keptUntil = new Date(ctx.clock.now().getTime() + keptMilliseconds);
  await ctx.db.transact(async (tx) =>
    noteExport(tx, id, { state: 'done', file: { id: stored.id, name: stored.name }, keptUntil }),
  );
};

/** Runs an export with the rights that whoever asked for it has now. */
export const runExport = async (ctx: Ctx, around: FileSurroundings, id: string): Promise<void> => {
  const row = await findExport(ctx.db, id);
  if (row === undefined || row.state === 'done' || row.state === 'failed') return;
  try {
    await writeFile(actingAs(ctx, row.actor), around, row);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const problem = { zh: error.sentence('zh'), en: error.sentence('en') };
    const keptUntil = new Date(ctx.clock.now().getTime() + keptMilliseconds);
    await ctx.db.transact(async (tx) => noteExport(tx, id, { state: 'failed', problem, keptUntil }));
  }
};
