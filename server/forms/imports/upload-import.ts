import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FormField, type ImportSheet, placedFields, textIn, typeOf } from '@yuanliu/core/forms';
import { fileTooLarge, notFound, Problem, unreadableBody } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, newId, type Tx } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import { loadReach } from '../access/reach.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { readTable, unreadable } from '../transfers/read-table.ts';
import type { KeptSheet } from './import.store.ts';

const mostMebibytes = 50;
const samples = 5;

/** Passes bytes on until they are too many. */
async function* capped(body: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > mostMebibytes * 1024 * 1024)
      throw new Problem(fileTooLarge, { limit: `${mostMebibytes} MiB` });
    yield bytes;
  }
}

interface SheetSoFar extends KeptSheet {
  columns: string[];
  rows: number;
  readonly first: (readonly string[])[];
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** A text that the database can hold. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

const keepRows = (
  tx: Tx,
  { id, sheet, from }: { readonly id: string; readonly sheet: number; readonly from: number },
  rows: readonly (readonly string[])[],
): void => {
  const given = JSON.stringify(rows.map((cells, index) => ({ position: from + index, cells })));
  tx.send(sql`
    insert into form_import_rows (import_id, sheet, position, cells)
    select ${id}::uuid, ${sheet}::smallint, position, cells
    from jsonb_to_recordset(${given}::jsonb) as given (position int, cells text[])`);
};

/** Keeps the rows of all sheets: the first that is not blank is the headings, blank ones are left out. */
const keepSheets = async (
  ctx: Ctx,
  id: string,
  file: { readonly path: string; readonly name: string },
): Promise<SheetSoFar[]> => {
  const sheets: SheetSoFar[] = [];
  for await (const { sheet: name, rows } of readTable(file)) {
    const filled = rows.filter((cells) => !isBlank(cells)).map((cells) => cells.map(storable));
    let sheet = sheets.find((each) => each.name === name);
    if (sheet === undefined) {
      sheet = { name, columns: [], rows: 0, first: [] };
      sheets.push(sheet);
    }
    if (sheet.columns.length === 0) sheet.columns = (filled.shift() ?? []).map((cell) => cell.trim());
    if (filled.length === 0) continue;
    const place = { id, sheet: sheets.indexOf(sheet), from: sheet.rows };
    sheet.rows += filled.length;
    sheet.first.push(...filled.slice(0, samples - sheet.first.length));
    await ctx.db.transact(async (tx) => keepRows(tx, place, filled));
  }
  if (sheets.every(({ columns }) => columns.length === 0))
    throw unreadable('没有内容', 'there is nothing in it');
  return sheets;
};

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*＊]/g, '')
    .toLowerCase();

/** The field that goes by a heading: its label in either language, or its key. */
const guessOf = (heading: string, fields: readonly FormField[]): string | null => {
  const asked = folded(heading);
  const named = (names: (field: FormField) => readonly string[]) =>
    fields.find((field) => names(field).some((name) => folded(name) === asked));
  const found = named(({ label }) => [textIn(label, 'zh'), textIn(label, 'en')]) ?? named(({ key }) => [key]);
  return found?.key ?? null;
};

const present = ({ name, rows, columns, first }: SheetSoFar, fields: readonly FormField[]): ImportSheet => {
  const taken = new Set<string>();
  return {
    name,
    rows,
    columns: columns.map((heading, index) => {
      const guess = guessOf(
        heading,
        fields.filter(({ key }) => !taken.has(key)),
      );
      if (guess !== null) taken.add(guess);
      return { name: heading, sample: first.map((cells) => cells[index] ?? ''), guess };
    }),
  };
};

const fillable = ({ definition }: FormInUse, closed: ReadonlySet<string>): FormField[] =>
  placedFields(definition)
    .filter(
      ({ table, field }) => table === undefined && typeOf(field).holds === 'value' && !closed.has(field.key),
    )
    .map(({ field }) => field);

/**
 * Takes in a file for an import and tells what stands in it. Errors: `platform.no-right`, `platform.file-too-large`,
 * `forms.table-unreadable`.
 */
export const uploadImport = async (
  ctx: Ctx,
  zone: string,
  given: { readonly form: string; readonly name: string; readonly body: unknown },
): Promise<{ id: string; sheets: ImportSheet[] }> => {
  const { actor, clock, db } = ctx;
  const [form, reach] = await Promise.all([
    formInUse(db, given.form),
    loadReach(db, { actor, clock, zone }, [given.form]),
  ]);
  allowed(reach, form, 'import');
  const access = allowed(reach, form, 'create');
  if (actor.userId === null) throw new Problem(notFound, {});
  if (!(given.body instanceof Readable)) throw new Problem(unreadableBody, {});
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-import-'));
  const id = newId();
  const name = storable(given.name);
  try {
    const file = path.join(folder, 'table');
    await pipeline(capped(given.body), createWriteStream(file));
    await db.transact(async (tx) => {
      tx.send(sql`
        insert into form_imports (id, form_id, user_id, actor, file_name, sheets, created_at)
        values (${id}::uuid, ${form.id}::uuid, ${actor.userId}::uuid, ${JSON.stringify(actor)}::jsonb, ${name},
          '[]'::jsonb, ${clock.now()}::timestamptz)`);
    });
    const sheets = await keepSheets(ctx, id, { path: file, name });
    const kept = sheets.map(({ name: own, columns, rows }): KeptSheet => ({ name: own, columns, rows }));
    await db.transact(async (tx) => {
      tx.send(sql`update form_imports set sheets = ${JSON.stringify(kept)}::jsonb where id = ${id}::uuid`);
    });
    const fields = fillable(form, access.readOnly);
    return { id, sheets: sheets.map((sheet) => present(sheet, fields)) };
  } catch (error) {
    await db.transact(async (tx) => {
      tx.send(sql`delete from form_imports where id = ${id}::uuid`);
    });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
