import type { Tree, TreeOf } from '../syntax/tree.ts';
import { isNumber } from '../values/value.ts';
import type { SqlCompiler } from './compiler.ts';
import { type Fragment, type Piece, piece, sql, type SqlKind, SqlRefusal, written } from './fragment.ts';

interface Call {
  readonly tree: TreeOf<'call'>;
  readonly given: readonly Tree[];
  readonly compiler: SqlCompiler;
}

const refuse = (tree: Tree, name: string): SqlRefusal =>
  new SqlRefusal(tree, {
    zh: `函数“${name}”在数据库中没有完全相同的写法，不能用在这里。`,
    en: `There is nothing in the database that means exactly the same as '${name}', so it cannot be used here.`,
  });

/** An argument of a kind. */
const argument = ({ tree, given, compiler }: Call, index: number, kind: SqlKind): Piece => {
  const part = given[index];
  const compiled = part === undefined ? undefined : compiler.compile(part);
  if (compiled?.kind === kind) return compiled;
  throw new SqlRefusal(part ?? tree, {
    zh: '参数的个数或类型不对。',
    en: 'The number of the arguments or the type of one is wrong.',
  });
};

/** A whole number that is known, within limits. */
const knownWhole = (
  { given, compiler, tree }: Call,
  index: number,
  [least, most]: readonly [number, number],
): number => {
  const part = given[index];
  const value = part === undefined ? undefined : compiler.known(part);
  if (value !== undefined && isNumber(value) && value.isInteger() && value.gte(least) && value.lte(most)) {
    return value.toNumber();
  }
  throw new SqlRefusal(part ?? tree, {
    zh: `这里要写 ${least} 到 ${most} 之间的整数。`,
    en: `A whole number from ${least} to ${most} must stand here.`,
  });
};

type OfTexts = (text: Piece, match: Piece) => Fragment;

const ofTexts =
  (kind: SqlKind, make: OfTexts) =>
  (call: Call): Piece => {
    const [text, match] = [argument(call, 0, 'string'), argument(call, 1, 'string')];
    return piece(make(text, match), { kind, isNullable: text.isNullable || match.isNullable });
  };

/** A text twice in one fragment: computed once. */
const before: OfTexts = (text, match) =>
  sql`(select case when strpos(t.a, t.b) > 0 then left(t.a, strpos(t.a, t.b) - 1) when t.a is null or t.b is null then null else '' end from (select ${text} as a, ${match} as b) t)`;

const after: OfTexts = (text, match) =>
  sql`(select case when strpos(t.a, t.b) > 0 then substr(t.a, strpos(t.a, t.b) + length(t.b)) when t.a is null or t.b is null then null else '' end from (select ${text} as a, ${match} as b) t)`;

const rounding =
  (make: (number: Piece, scale: Fragment) => Fragment) =>
  (call: Call): Piece => {
    const number = argument(call, 0, 'number');
    const scale = knownWhole(call, 1, [0, 30]);
    const { whole, fraction } = number.digits;
    // Rounding up may bring one more digit before the point.
    const digits = { whole: whole + 1, fraction: Math.min(fraction, scale) };
    return piece(make(number, written(String(scale))), {
      kind: 'number',
      isNullable: number.isNullable,
      digits,
    });
  };

const wholes =
  (name: 'floor' | 'ceil') =>
  (call: Call): Piece => {
    const number = argument(call, 0, 'number');
    if (call.given.length > 1) throw refuse(call.tree, name);
    const digits = { whole: number.digits.whole + 1, fraction: 0 };
    return piece(sql`${written(name)}(${number})`, { kind: 'number', isNullable: number.isNullable, digits });
  };

const substring = (call: Call): Piece => {
  const text = argument(call, 0, 'string');
  const start = written(String(knownWhole(call, 1, [1, 100_000])));
  const cut =
    call.given.length > 2
      ? sql`substring(${text} from ${start} for ${written(String(knownWhole(call, 2, [1, 100_000])))})`
      : sql`substring(${text} from ${start})`;
  return piece(cut, { kind: 'string', isNullable: text.isNullable });
};

const small = { whole: 10, fraction: 0 };

const functions: Readonly<Record<string, (call: Call) => Piece>> = {
  not: (call) => {
    const condition = argument(call, 0, 'boolean');
    return piece(sql`(not ${condition})`, { kind: 'boolean', isNullable: condition.isNullable });
  },
  contains: ofTexts('boolean', (text, match) => sql`(strpos(${text}, ${match}) > 0)`),
  'starts with': ofTexts('boolean', (text, match) => sql`starts_with(${text}, ${match})`),
  'ends with': ofTexts(
    'boolean',
    (text, match) => sql`(select right(t.a, length(t.b)) = t.b from (select ${text} as a, ${match} as b) t)`,
  ),
  'substring before': ofTexts('string', before),
  'substring after': ofTexts('string', after),
  substring,
  'string length': (call) => {
    const text = argument(call, 0, 'string');
    const length = sql`cast(char_length(${text}) as numeric)`;
    return piece(length, { kind: 'number', isNullable: text.isNullable, digits: small });
  },
  abs: (call) => {
    const number = argument(call, 0, 'number');
    return piece(sql`abs(${number})`, number);
  },
  floor: wholes('floor'),
  ceiling: wholes('ceil'),
  'round half up': rounding((number, scale) => sql`round(${number}, ${scale})`),
  'round down': rounding((number, scale) => sql`trunc(${number}, ${scale})`),
  'list contains': (call) => {
    const [list, element] = [argument(call, 0, 'list'), argument(call, 1, 'string')];
    const found = sql`(${list} @> array[${element}])`;
    // An element without value is in no list of texts.
    const exact = element.isNullable
      ? sql`(case when ${element} is null then ${list} is null and null else ${found} end)`
      : found;
    return piece(exact, { kind: 'boolean', isNullable: list.isNullable });
  },
  count: (call) => {
    const list = argument(call, 0, 'list');
    const length = sql`cast(cardinality(${list}) as numeric)`;
    return piece(length, { kind: 'number', isNullable: list.isNullable, digits: small });
  },
};

export const callSql = (tree: TreeOf<'call'>, compiler: SqlCompiler): Piece => {
  const { callee } = tree;
  const name = callee.kind === 'name' ? callee.name : '';
  const compile = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (compile === undefined || tree.arguments.some((each) => each.name !== undefined)) {
    throw refuse(tree, name === '' ? '…' : name);
  }
  return compile({ tree, compiler, given: tree.arguments.map(({ value }) => value) });
};

const ofDate =
  (part: string) =>
  (date: Piece): Fragment =>
    sql`cast(extract(${written(part)} from ${date}) as numeric)`;

/** There is a year 0 in FEEL (ISO 8601), which PostgreSQL calls -1. */
const yearOf = (date: Piece): Fragment =>
  sql`(select case when t.y < 0 then t.y + 1 else t.y end from (select ${ofDate('year')(date)} as y) t)`;

const dateParts: Readonly<Record<string, (date: Piece) => Fragment>> = {
  year: yearOf,
  month: ofDate('month'),
  day: ofDate('day'),
  weekday: ofDate('isodow'),
};

/** Parts of dates, and the days of a duration. */
export const pathSql = (tree: TreeOf<'path'>, compiler: SqlCompiler): Piece => {
  const source = compiler.compile(tree.source);
  const part = Object.hasOwn(dateParts, tree.name) ? dateParts[tree.name] : undefined;
  const told = { kind: 'number', isNullable: source.isNullable, digits: small } as const;
  if (source.kind === 'date' && part !== undefined) {
    return piece(part(source), told);
  }
  if (source.kind === 'days and time duration' && tree.name === 'days') {
    return piece(sql`trunc((${source}) / 86400)`, told);
  }
  throw new SqlRefusal(tree, {
    zh: `取“${tree.name}”不能在数据库中进行。`,
    en: `'${tree.name}' cannot be taken in the database.`,
  });
};
