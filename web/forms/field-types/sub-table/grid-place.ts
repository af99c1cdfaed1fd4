/** A cell by its row and its column, from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells between two corners, both included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How many rows and columns there are. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

const within = (number: number, count: number): number => Math.max(0, Math.min(count - 1, number));

/** The nearest cell that there is. */
export const placeWithin = ({ row, column }: Place, { rows, columns }: Extent): Place => ({
  row: within(row, rows),
  column: within(column, columns),
});

/** The cells between two corners. */
export const rangeOf = (a: Place, b: Place): Range => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

/** True for a cell of the range. */
export const isWithin = ({ row, column }: Place, { top, bottom, left, right }: Range): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** Where a key leads, as in a spreadsheet; undefined for a key that moves nothing. */
export const placeAfter = (
  key: string,
  from: Place,
  { extent, isFar, page }: { readonly extent: Extent; readonly isFar: boolean; readonly page: number },
): Place | undefined => {
  const { rows, columns } = extent;
  const steps: Readonly<Record<string, Place>> = {
    ArrowUp: { row: isFar ? 0 : from.row - 1, column: from.column },
    ArrowDown: { row: isFar ? rows - 1 : from.row + 1, column: from.column },
    ArrowLeft: { row: from.row, column: isFar ? 0 : from.column - 1 },
    ArrowRight: { row: from.row, column: isFar ? columns - 1 : from.column + 1 },
    Home: { row: isFar ? 0 : from.row, column: 0 },
    End: { row: isFar ? rows - 1 : from.row, column: columns - 1 },
    PageUp: { row: from.row - page, column: from.column },
    PageDown: { row: from.row + page, column: from.column },
  };
  const next = steps[key];
  return next === undefined ? undefined : placeWithin(next, extent);
};
