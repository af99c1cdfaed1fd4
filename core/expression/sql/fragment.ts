import type { Text } from '../../platform/index.ts';
import type { Tree } from '../syntax/tree.ts';

/** What stands in the places between the parts of a fragment. */
export type SqlParameter = string | boolean | readonly string[];

/** SQL with places for parameters: one more part than parameters. */
export interface Fragment {
  readonly parts: readonly string[];
  readonly parameters: readonly SqlParameter[];
}

/** Digits before and behind the point that a number may have. */
export interface Digits {
  readonly whole: number;
  readonly fraction: number;
}

/** The kinds of values that SQL can hold as FEEL does. */
export type SqlKind =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'date and time'
  /** In seconds, as numeric. */
  | 'days and time duration'
  /** An array of texts without nulls. */
  | 'list';

/** A compiled piece: its SQL, what it is, and whether it can be null. */
export interface Piece extends Fragment {
  readonly kind: SqlKind;
  readonly isNullable: boolean;
  readonly digits: Digits;
}

/** Thrown where something does not mean the same in SQL. */
export class SqlRefusal extends Error {
  readonly tree: Pick<Tree, 'from' | 'to'>;
  readonly text: Text;

  constructor(tree: Pick<Tree, 'from' | 'to'>, text: Text) {
    super(text.en);
    this.tree = tree;
    this.text = text;
  }
}

/** Some comparisons write a side twice, so that what is nested doubles with every level. */
const [maxLength, maxParameters] = [100_000, 5_000];

/** Thrown where the SQL of an expression would grow beyond all bounds. */
export class SqlTooLong extends Error {}

/** A fragment of written SQL and of other fragments in its places. */
export const sql = (strings: TemplateStringsArray, ...inner: readonly Fragment[]): Fragment => {
  const parts: string[] = [strings[0] ?? ''];
  const parameters: SqlParameter[] = [];
  for (const [index, fragment] of inner.entries()) {
    const [first = '', ...rest] = fragment.parts;
    parts.push(`${parts.pop() ?? ''}${first}`, ...rest);
    parameters.push(...fragment.parameters);
    parts.push(`${parts.pop() ?? ''}${strings[index + 1] ?? ''}`);
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > maxLength || parameters.length > maxParameters) throw new SqlTooLong();
  return { parts, parameters };
};

/** SQL as it is written; never from what users write. */
export const written = (text: string): Fragment => ({ parts: [text], parameters: [] });

/** A parameter, cast to its type in SQL. */
export const parameter = (value: SqlParameter, type: string): Fragment => ({
  parts: ['cast(', ` as ${type})`],
  parameters: [value],
});

/** Fragments with a word between them. */
export const joined = (fragments: readonly Fragment[], between: string): Fragment =>
  fragments.reduce((all, next) => sql`${all}${written(between)}${next}`);

const noDigits: Digits = { whole: 0, fraction: 0 };

/** A piece of a fragment. */
export const piece = (
  fragment: Fragment,
  { kind, isNullable, digits = noDigits }: { kind: SqlKind; isNullable: boolean; digits?: Digits },
): Piece => ({ ...fragment, kind, isNullable, digits });
