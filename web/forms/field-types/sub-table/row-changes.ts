import type { Row } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { newId } from '../../filling/new-id.ts';

/** A value for a cell: its row from 0, its column by key. */
export interface CellChange {
  readonly row: number;
  readonly column: string;
  readonly value: JsonValue;
}

/** A row in which nothing stands yet. Its id is its own from the beginning, so that it can be told from others. */
export const newRow = (): Row => ({ id: newId() });

/** The rows with these cells changed; rows that are not there yet are added. */
export const withCells = (rows: readonly Row[], cells: readonly CellChange[]): readonly Row[] => {
  const next: Row[] = [...rows];
  for (const { row, column, value } of cells) {
    while (next.length <= row) next.push(newRow());
    next[row] = { ...next[row], [column]: value };
  }
  return next;
};

/** The rows with copies of some behind the last of them. `shown` are the rows with all their values. */
export const withCopies = (
  rows: readonly Row[],
  { from, to, shown }: { readonly from: number; readonly to: number; readonly shown: readonly Row[] },
): readonly Row[] => {
  const copies = shown.slice(from, to + 1).map((row) => ({ ...row, ...newRow() }));
  return [...rows.slice(0, to + 1), ...copies, ...rows.slice(to + 1)];
};

/** The rows without some of them. */
export const withoutRows = (rows: readonly Row[], from: number, to: number): readonly Row[] => [
  ...rows.slice(0, from),
  ...rows.slice(to + 1),
];
