import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { cellText } from './cell-text.ts';

/** A cell: a text, or a number with so many decimals. */
export type Cell = string | { readonly number: number; readonly decimals: number };

/** A sheet whose rows are made while it is written. */
export interface SheetToWrite {
  readonly name: string;
  readonly heading: readonly string[];
  readonly batches: () => AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Excel takes no other characters in the name of a sheet, and no more. */
const sheetName = (name: string, taken: ReadonlySet<string>): string => {
  const clean = cellText(name.replaceAll(/[*?:/\\[\]'\p{Cc}]/gu, ' '));
  const short = Array.from(clean).slice(0, 26).join('').trim();
  const base = short === '' ? 'Sheet' : short;
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
};

const valueOf = (cell: Cell): string | number => (typeof cell === 'string' ? cellText(cell) : cell.number);

const write = async (out: PassThrough, sheets: readonly SheetToWrite[]): Promise<void> => {
  // Loaded with the first workbook.
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const taken = new Set<string>();
  for (const { name, heading, batches } of sheets) {
    const own = sheetName(name, taken);
    taken.add(own.toLowerCase());
    const sheet = book.addWorksheet(own, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(heading.map(cellText)).commit();
    for await (const rows of batches()) {
      for (const cells of rows) {
        const row = sheet.addRow(cells.map(valueOf));
        cells.forEach((cell, index) => {
          if (typeof cell === 'string') return;
          row.getCell(index + 1).numFmt = cell.decimals === 0 ? '0' : `0.${'0'.repeat(cell.decimals)}`;
        });
        row.commit();
      }
      // What is written faster than it is taken would pile up in memory.
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    sheet.commit();
  }
  await book.commit();
};

/** A workbook (.xlsx) as it is made, one sheet behind the other; what fails on the way fails the stream. */
export const workbookOf = (sheets: readonly SheetToWrite[]): Readable => {
  const out = new PassThrough();
  write(out, sheets).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
};

/** The media type of .xlsx. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
