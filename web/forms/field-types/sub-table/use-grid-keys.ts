import type { KeyboardEvent } from 'react';
import { type Place, placeAfter, type Range } from './grid-place.ts';
import type { Grid } from './use-grid.ts';
import type { Table } from './use-table.ts';

interface KeysOf {
  readonly table: Table;
  readonly grid: Grid;
  readonly isClosed: boolean;
  readonly isPicked: boolean;
  readonly isTyping: boolean;
  /** Ends writing; what was written is kept or given up. */
  readonly end: (isKept: boolean) => void;
}

/** Rows that a page key moves by. */
const page = 10;

/** The cell behind this one or before it, in the order of reading; undefined beyond the last and the first. */
const beside = ({ row, column }: Place, step: 1 | -1, { columns, rows }: Table): Place | undefined => {
  const next = column + step;
  if (next >= 0 && next < columns.length) return { row, column: next };
  const other = row + step;
  if (other < 0 || other >= rows.length) return undefined;
  return { row: other, column: step === 1 ? 0 : columns.length - 1 };
};

/** Nothing was filled in there, besides what the rules gave. */
const isBare = (table: Table, row: number): boolean =>
  table.columns.every((column) => table.cell(row, column).text === '' || column.isClosed);

/** Empties the cells of a range that are open. */
const clearCells = (table: Table, range: Range): void => {
  const { rows, columns } = table;
  table.change(
    rows.slice(range.top, range.bottom + 1).flatMap((_, index) =>
      columns
        .slice(range.left, range.right + 1)
        .filter((column) => !table.cell(range.top + index, column).isClosed)
        .map(({ field }) => ({ row: range.top + index, column: field.key, value: null })),
    ),
  );
};

/** What the keys do that are pressed with Ctrl. */
const commandsOf = (table: Table, grid: Grid): Readonly<Record<string, () => void>> => ({
  d: () => {
    if (table.rows.length === 0) return;
    table.duplicate(grid.range.top, grid.range.bottom);
    grid.move({ row: grid.range.bottom + 1, column: grid.place.column });
  },
  z: table.undo,
  a: () => {
    grid.move({ row: 0, column: 0 });
    grid.move({ row: table.rows.length - 1, column: table.columns.length - 1 }, true);
  },
});

/** The steps of Enter and Tab; behind the last row a new one is added, unless nothing was filled in there. */
const stepsOf = (table: Table, grid: Grid) => {
  const { place } = grid;
  const { rows } = table;
  const lastRow = rows.length - 1;
  const down = (step: 1 | -1) => {
    if (step === 1 && place.row >= lastRow && !isBare(table, place.row) && rows.length < table.most)
      table.add();
    grid.move({ row: Math.max(0, place.row + step), column: place.column });
  };
  const across = (step: 1 | -1): boolean => {
    const next = beside(place, step, table);
    if (next !== undefined) grid.move(next);
    else if (step === 1 && rows.length > 0 && !isBare(table, place.row) && rows.length < table.most) {
      table.add();
      grid.move({ row: rows.length, column: 0 });
    } else return false;
    return true;
  };
  return { down, across };
};

/** What the keys do in a grid: those of a spreadsheet. */
export const useGridKeys = (of: KeysOf): ((event: KeyboardEvent) => void) => {
  const { table, grid, isClosed, isPicked, isTyping, end } = of;
  const { place } = grid;
  const { rows, columns } = table;

  const { down, across } = stepsOf(table, grid);
  const whileTyping = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') end(false);
    else if (event.key === 'Enter') {
      end(true);
      down(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Tab') {
      end(true);
      return across(event.shiftKey ? -1 : 1);
    } else return false;
    return true;
  };
  const commands = commandsOf(table, grid);
  const open = () => {
    if (isClosed) down(1);
    else if (rows.length === 0) {
      table.add();
      grid.setOpen(true);
    } else grid.setOpen(true);
  };
  const whileMoving = (event: KeyboardEvent): boolean => {
    const isFar = event.ctrlKey || event.metaKey;
    const command = isFar ? commands[event.key.toLowerCase()] : undefined;
    if (command !== undefined && !grid.isReadOnly) command();
    else if (event.key === 'Tab') return across(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' || event.key === 'F2') open();
    else if (event.key === ' ' && isPicked) open();
    else if (event.key === 'Delete' || event.key === 'Backspace') clearCells(table, grid.range);
    else {
      const extent = { rows: rows.length, columns: columns.length };
      const next = placeAfter(event.key, place, { extent, isFar, page });
      if (next === undefined) return false;
      grid.move(next, event.shiftKey);
    }
    return true;
  };
  return (event) => {
    if (event.nativeEvent.isComposing) return;
    // Ctrl Enter saves the whole form.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      end(true);
      return;
    }
    const isHandled = isTyping ? whileTyping(event) : whileMoving(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };
};
