import { type RawBuilder, sql } from 'kysely';

/**
 * Lists of many rows from one statement, column by column as text: a quarter of the database's time for the same as
 * JSON, and a third of ours. Rows are held apart by U+001F, columns by U+001D, and U+001E stands for null. Should
 * somebody have written one of them into a text, the list is out of step, which is noticed; then it is asked for again
 * with `isClean`, which makes blanks of them and costs as much as all the rest.
 */
const marks = { row: '\u001F', column: '\u001D', nothing: '\u001E' } as const;

/** A subselect that packs the columns; what they are taken from follows, and a closing bracket. */
export const packed = (columns: readonly RawBuilder<unknown>[], isClean: boolean): RawBuilder<string> => {
  const all = columns.map(
    (column) =>
      sql`string_agg(coalesce(${isClean ? clean(column) : sql`(${column})::text`}, ${sql.lit(marks.nothing)}), ${sql.lit(marks.row)})`,
  );
  return sql<string>`(select concat_ws(${sql.lit(marks.column)}, ${sql.join(all)})`;
};

const clean = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`translate((${column})::text, ${sql.lit(marks.row + marks.column + marks.nothing)}, '   ')`;

/** A packed list whose texts hold our marks. */
export class OutOfStep extends Error {}

/** One row of a packed list: its values by their place. Every place is read once for each row. */
export interface PackedRow {
  readonly text: (place: number) => string;
  readonly optional: (place: number) => string | null;
  readonly number: (place: number) => number;
  /** Null where there is none. */
  readonly optionalNumber: (place: number) => number | null;
}

/** Takes a packed list of so many columns apart; `make` must not keep the row. Throws OutOfStep. */
export const unpacked = <T>(text: string, width: number, make: (row: PackedRow) => T): T[] => {
  if (text === '') return [];
  const columns = columnsOf(text);
  const [first] = columns;
  if (first === undefined || columns.length !== width) throw new OutOfStep();
  const at = (place: number): Column => columns[place] ?? first;
  const row: PackedRow = {
    text: (place) => at(place).text(),
    optional: (place) => at(place).optional(),
    number: (place) => at(place).number() ?? outOfStep(),
    optionalNumber: (place) => at(place).number(),
  };
  const made: T[] = [];
  while (!first.isAtEnd()) made.push(make(row));
  if (!columns.every((column) => column.isAtEnd())) throw new OutOfStep();
  return made;
};

const columnsOf = (text: string): Column[] => {
  const columns: Column[] = [];
  for (let from = 0; from <= text.length; ) {
    const mark = text.indexOf(marks.column, from);
    const end = mark === -1 ? text.length : mark;
    columns.push(new Column(text, { from, end }));
    from = end + 1;
  }
  return columns;
};

const rowMark = marks.row.charCodeAt(0);
const [zero, nine, minus] = ['0'.charCodeAt(0), '9'.charCodeAt(0), '-'.charCodeAt(0)] as const;

/** The values of one column, one after the other: taken from the text as they are asked for, numbers without a copy. */
class Column {
  readonly #text: string;
  readonly #end: number;
  #at: number;
  #last = '';

  constructor(text: string, { from, end }: { readonly from: number; readonly end: number }) {
    this.#text = text;
    this.#at = from;
    this.#end = end;
  }

  isAtEnd(): boolean {
    return this.#at > this.#end;
  }

  /** What stands in row after row is the same string each time. */
  text(): string {
    if (this.isAtEnd()) throw new OutOfStep();
    const behind = this.#at + this.#last.length;
    if (this.#isEnd(behind) && this.#text.startsWith(this.#last, this.#at)) {
      this.#at = behind + 1;
      return this.#last;
    }
    const mark = this.#text.indexOf(marks.row, this.#at);
    const end = mark === -1 || mark > this.#end ? this.#end : mark;
    this.#last = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return this.#last;
  }

  optional(): string | null {
    const text = this.text();
    return text === marks.nothing ? null : text;
  }

  /** Whole; null where there is none. */
  number(): number | null {
    const isBelowZero = this.#text.charCodeAt(this.#at) === minus;
    const start = isBelowZero ? this.#at + 1 : this.#at;
    let value = 0;
    let at = start;
    for (; at < this.#end; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code < zero || code > nine) break;
      value = value * 10 + code - zero;
    }
    if (at === start) return this.optional() === null ? null : outOfStep();
    if (!this.#isEnd(at)) throw new OutOfStep();
    this.#at = at + 1;
    return isBelowZero ? -value : value;
  }

  #isEnd(at: number): boolean {
    return at === this.#end || (at < this.#end && this.#text.charCodeAt(at) === rowMark);
  }
}

const outOfStep = (): never => {
  throw new OutOfStep();
};
