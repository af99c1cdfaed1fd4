import { readFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import excel from 'exceljs';
import papa from 'papaparse';
import { z } from 'zod';
import { harmless, textOfCell } from './cell-text.ts';

/*
 * Reads a table in a thread of its own, so that a file that was made to hang or fill whoever reads it ends with this thread:
 * its memory and its time are limited by whoever started it.
 */

const given = z
  .object({ path: z.string(), kind: z.enum(['xlsx', 'csv']), name: z.string(), rowsAtOnce: z.int() })
  .parse(workerData);

const port = parentPort;

/** Sends rows and waits until they are taken, so that the reader is never far ahead. */
const send = (sheet: string, rows: readonly (readonly string[])[]): Promise<void> =>
  new Promise((resolve) => {
    port?.once('message', () => resolve());
    port?.postMessage({ sheet, rows });
  });

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A day and time of Excel, which knows no zones. */
const momentText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return '';
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  const day = rounded.toISOString().slice(0, 10);
  const [hours, minutes, seconds] = [
    rounded.getUTCHours(),
    rounded.getUTCMinutes(),
    rounded.getUTCSeconds(),
  ].map(twoDigits);
  return `${hours}${minutes}${seconds}` === '000000' ? day : `${day} ${hours}:${minutes}:${seconds}`;
};

/** A number as Excel shows it: with fifteen digits. */
const numberText = (number: number): string => {
  const shown = String(Number(number.toPrecision(15)));
  return shown.includes('e')
    ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : shown;
};

const textOf = (value: excel.CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return textOfCell(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return momentText(value);
  if ('richText' in value) return textOfCell(value.richText.map(({ text }) => text).join(''));
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result);
  return 'text' in value ? textOf(value.text) : '';
};

const cellsOf = (row: excel.Row): string[] => {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = textOf(cell.value);
  });
  return cells;
};

const readWorkbook = async (): Promise<void> => {
  const book = new excel.stream.xlsx.WorkbookReader(createReadStream(given.path), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let number = 0;
  for await (const sheet of book) {
    number += 1;
    // Its type leaves out the name that it has.
    const name = z.object({ name: z.string() }).safeParse(sheet).data?.name ?? `Sheet${number}`;
    let rows: string[][] = [];
    for await (const row of sheet) {
      rows.push(cellsOf(row));
      if (rows.length < given.rowsAtOnce) continue;
      await send(name, rows);
      rows = [];
    }
    await send(name, rows);
  }
};

const decoded = (content: Uint8Array): string => {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
};

const readCsv = async (): Promise<void> => {
  const { data } = papa.parse<string[]>(decoded(await readFile(given.path)), { skipEmptyLines: true });
  for (let from = 0; from < data.length; from += given.rowsAtOnce)
    await send(
      given.name,
      data.slice(from, from + given.rowsAtOnce).map((cells) => cells.map(harmless)),
    );
};

await (given.kind === 'xlsx' ? readWorkbook() : readCsv());
port?.postMessage('end');
port?.close();
