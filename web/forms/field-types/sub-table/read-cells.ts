import { findFieldType, type Reader, targetOf } from '@yuanliu/core/forms';
import type { Filling } from '../filling-context.ts';
import type { CellChange } from './row-changes.ts';
import type { CellView, TableColumn } from './use-table.ts';

/** Cells of a spreadsheet on their way into a table, from its first row and column on. */
export interface Pasting {
  readonly cells: readonly (readonly string[])[];
  readonly columns: readonly (TableColumn | undefined)[];
  readonly top: number;
}

/** More names are not looked up one by one; those that stay unknown are marked. */
const mostNames = 300;
const atOnce = 6;

/** What is read of the cells, and how many could not be. */
export interface ReadCells {
  readonly changes: readonly CellChange[];
  readonly unread: number;
}

const labelsOf = ({ field: { label, key } }: TableColumn): readonly string[] => [
  label.zh,
  ...(label.en === undefined ? [] : [label.en]),
  key,
];

/**
 * Which column each cell of a line goes to: the one that its heading names where the first line is one of headings, else
 * those from the chosen cell on.
 */
export const pastingOf = (
  cells: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  at: { readonly row: number; readonly column: number },
): Pasting => {
  const head = (cells[0] ?? []).map((text) => text.replace(/^\*|\*$/g, '').trim());
  const named = head.map((text) => columns.find((column) => labelsOf(column).includes(text)));
  const isHead = cells.length > 1 && head.length > 0 && named.every((column) => column !== undefined);
  if (isHead) return { cells: cells.slice(1), columns: named, top: at.row };
  const widest = cells.reduce((most, line) => Math.max(most, line.length), 0);
  return { cells, columns: columns.slice(at.column, at.column + widest), top: at.row };
};

/** The names in the cells that are to be looked up before they can be read, by column. */
const unknownNames = ({ cells, columns }: Pasting, { reader }: Filling) =>
  columns.flatMap((column, index) => {
    const target = column === undefined || column.isClosed ? undefined : targetOf(column.field);
    if (column === undefined || target === undefined) return [];
    const texts = new Set(cells.map((line) => (line[index] ?? '').trim()).filter((text) => text !== ''));
    return [...texts]
      .filter((text) => reader.names.find(target, text).length === 0)
      .slice(0, mostNames)
      .map((text) => ({ node: column.node, target, text }));
  });

/** Looks up what is named in the cells, some at a time, so that it can be read; `onCount` is told how many. */
export const lookUpNames = async (
  pasting: Pasting,
  filling: Filling,
  onCount: (count: number) => void,
): Promise<void> => {
  const names = unknownNames(pasting, filling);
  if (names.length === 0) return;
  onCount(names.length);
  const next = names.values();
  const work = async (): Promise<void> => {
    for (const { node, target, text } of next) {
      const { rows } = await filling.ask(node, text).catch(() => ({ rows: [] }));
      filling.learn(
        target,
        rows.filter(({ title, hint }) => title.trim() === text || hint?.trim() === text),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

/** The cells as values of their columns; what cannot be read goes in as it is and is marked there. */
export const readCells = (
  { cells, columns, top }: Pasting,
  reader: Reader,
  cellAt: (row: number, column: TableColumn) => Pick<CellView, 'isClosed'>,
): ReadCells => {
  const changes: CellChange[] = [];
  let unread = 0;
  for (const [line, texts] of cells.entries())
    for (const [index, text] of texts.entries()) {
      const column = columns[index];
      const row = top + line;
      if (column === undefined || column.isClosed || cellAt(row, column).isClosed) continue;
      const type = findFieldType(column.field.type);
      const read = type?.read(text, column.field.settings, reader);
      if (read?.ok === false) unread += 1;
      const value = read?.ok === true ? read.value : text;
      changes.push({ row, column: column.field.key, value });
    }
  return { changes, unread };
};
