import type { Tree, TreeOf } from '../syntax/tree.ts';
import {
  type DateTimeValue,
  isDateTime,
  isList,
  isNumber,
  isRange,
  type TestOperator,
  type Value,
} from '../values/value.ts';
import type { SqlCompiler } from './compiler.ts';
import { type Fragment, joined, parameter, type Piece, piece, sql, SqlRefusal, written } from './fragment.ts';
import { literal } from './literal.ts';

/** What a comparison wants of its result: null for null, or just the truth. */
export type Wanted = 'exact' | 'truth';

const truth = (fragment: Fragment, isNullable = false): Piece =>
  piece(fragment, { kind: 'boolean', isNullable });

const incomparable = (tree: Tree): SqlRefusal =>
  new SqlRefusal(tree, {
    zh: '两边不是同一种值，不能在数据库中比较。',
    en: 'The two sides are of different kinds and cannot be compared in the database.',
  });

/** Moments are compared by whole seconds (DMN); texts by code point. */
const comparable = (side: Piece): Fragment => {
  if (side.kind === 'date and time') return sql`date_trunc('second', ${side})`;
  return side.kind === 'string' ? sql`${side} collate "C"` : side;
};

interface Sides {
  readonly tree: Tree;
  readonly left: Piece;
  readonly right: Piece;
}

/** Equal in FEEL: never null for values of one kind; no value equals no value. */
const equal = ({ tree, left, right }: Sides, wanted: Wanted): Piece => {
  if (left.kind !== right.kind || left.kind === 'list') throw incomparable(tree);
  const [a, b] = left.kind === 'date and time' ? [comparable(left), comparable(right)] : [left, right];
  if (left.isNullable && right.isNullable) return truth(sql`(${a} is not distinct from ${b})`);
  const plain = sql`(${a} = ${b})`;
  return wanted === 'truth' || (!left.isNullable && !right.isNullable)
    ? truth(plain)
    : truth(sql`coalesce(${plain}, false)`);
};

const ordered = ({ tree, left, right }: Sides, operator: TestOperator): Piece => {
  if (left.kind !== right.kind || left.kind === 'boolean' || left.kind === 'list') throw incomparable(tree);
  const fragment = sql`(${comparable(left)} ${written(operator)} ${comparable(right)})`;
  return truth(fragment, left.isNullable || right.isNullable);
};

const isNull = (side: Piece): Piece => truth(side.isNullable ? sql`(${side} is null)` : sql`false`);

const negated = (condition: Piece): Piece => truth(sql`(not ${condition})`, condition.isNullable);

const nothing = truth(written('cast(null as boolean)'), true);

const compare = (sides: Sides, operator: TestOperator, wanted: Wanted): Piece => {
  if (operator === '=') return equal(sides, wanted);
  return operator === '!=' ? negated(equal(sides, 'exact')) : ordered(sides, operator);
};

/** A comparison with a value that is known, null included. */
const compareKnown = (
  { tree, left }: { tree: Tree; left: Piece },
  value: Value,
  { operator, wanted }: { operator: TestOperator; wanted: Wanted },
): Piece => {
  if (isDateTime(value) && left.kind === 'date and time')
    return compareMoment({ tree, left }, value, { operator, wanted });
  if (value !== null) return compare({ tree, left, right: literal(tree, value) }, operator, wanted);
  if (operator === '=') return isNull(left);
  return operator === '!=' ? negated(isNull(left)) : nothing;
};

/**
 * A column beside a known moment: moments are compared by whole seconds, so the column lies before the second or in
 * it, which an index finds; a column cut to seconds would be found by none.
 */
const compareMoment = (
  { tree, left }: { tree: Tree; left: Piece },
  value: DateTimeValue,
  { operator, wanted }: { operator: TestOperator; wanted: Wanted },
): Piece => {
  const start = literal(tree, value);
  const end = sql`(${start} + interval '1 second')`;
  const told = (fragment: Fragment): Piece => truth(fragment, left.isNullable);
  if (operator === '<') return told(sql`(${left} < ${start})`);
  if (operator === '<=') return told(sql`(${left} < ${end})`);
  if (operator === '>') return told(sql`(${left} >= ${end})`);
  if (operator === '>=') return told(sql`(${left} >= ${start})`);
  const within = sql`(${left} >= ${start} and ${left} < ${end})`;
  const isSame = wanted === 'truth' && operator === '=' ? within : sql`coalesce(${within}, false)`;
  return truth(operator === '=' ? isSame : sql`(not ${isSame})`);
};

const turned: Readonly<Record<TestOperator, TestOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export const comparisonSql = (tree: TreeOf<'comparison'>, compiler: SqlCompiler, wanted: Wanted): Piece => {
  const { operator } = tree;
  const right = compiler.known(tree.right);
  if (right !== undefined) {
    return compareKnown({ tree, left: compiler.compile(tree.left) }, right, { operator, wanted });
  }
  const left = compiler.known(tree.left);
  if (left !== undefined) {
    const other = { tree, left: compiler.compile(tree.right) };
    return compareKnown(other, left, { operator: turned[operator], wanted });
  }
  const sides = { tree, left: compiler.compile(tree.left), right: compiler.compile(tree.right) };
  return compare(sides, operator, wanted);
};

const both = (left: Piece, right: Piece): Piece =>
  truth(sql`(${left} and ${right})`, left.isNullable || right.isNullable);

interface End {
  readonly tree: Tree;
  readonly operator: TestOperator;
}

/** One end of an interval or of `between`: known or computed. */
const atEnd = (value: Piece, { tree, operator }: End, compiler: SqlCompiler): Piece => {
  const known = compiler.known(tree);
  if (known !== undefined) return compareKnown({ tree, left: value }, known, { operator, wanted: 'exact' });
  return compare({ tree, left: value, right: compiler.compile(tree) }, operator, 'exact');
};

export const betweenSql = (tree: TreeOf<'between'>, compiler: SqlCompiler): Piece => {
  const value = compiler.compile(tree.value);
  return both(
    atEnd(value, { tree: tree.low, operator: '>=' }, compiler),
    atEnd(value, { tree: tree.high, operator: '<=' }, compiler),
  );
};

/** A test whose value is known: equal, in the range, or in the list. */
const knownTest = ({ tree, left }: { tree: Tree; left: Piece }, test: Value, wanted: Wanted): Piece => {
  if (isRange(test)) return rangeTest({ tree, left }, test, wanted);
  if (!isList(test)) return compareKnown({ tree, left }, test, { operator: '=', wanted });
  if (left.kind === 'list') throw incomparable(tree);
  return listTest({ tree, left }, test, wanted);
};

const rangeTest = (
  side: { tree: Tree; left: Piece },
  range: Extract<Value, { kind: 'range' }>,
  wanted: Wanted,
): Piece => {
  const { test, low, high, lowIncluded, highIncluded } = range;
  if (test === '=' || test === '!=') return compareKnown(side, low, { operator: test, wanted });
  const [above, below] = [lowIncluded ? '>=' : '>', highIncluded ? '<=' : '<'] as const;
  if (test === '<' || test === '<=') return compareKnown(side, high, { operator: below, wanted });
  const lower = compareKnown(side, low, { operator: above, wanted });
  if (test === '>' || test === '>=') return lower;
  return both(lower, compareKnown(side, high, { operator: below, wanted }));
};

/** Numbers or texts of a list as one array, which indexes like; everything else one by one. */
const listTest = (
  { tree, left }: { tree: Tree; left: Piece },
  items: readonly Value[],
  wanted: Wanted,
): Piece => {
  const isPlain =
    items.length > 1 &&
    ((left.kind === 'string' && items.every((item) => typeof item === 'string')) ||
      (left.kind === 'number' && items.every(isNumber)));
  if (isPlain) {
    const texts = items
      .map((item) => literal(tree, item ?? false))
      .map(({ parameters }) => String(parameters[0]));
    const found = sql`(${left} = any(${parameter(texts, left.kind === 'string' ? 'text[]' : 'numeric[]')}))`;
    return truth(wanted === 'truth' || !left.isNullable ? found : sql`coalesce(${found}, false)`);
  }
  if (items.some(isList)) throw incomparable(tree);
  const tests = items.map((item) => knownTest({ tree, left }, item, wanted));
  if (tests.length === 0) return truth(sql`false`);
  return truth(
    sql`(${joined(tests, ' or ')})`,
    tests.some(({ isNullable }) => isNullable),
  );
};

export const inSql = (tree: TreeOf<'in'>, compiler: SqlCompiler, wanted: Wanted): Piece => {
  const left = compiler.compile(tree.value);
  const values = tree.tests.map(compiler.known).filter((value) => value !== undefined);
  if (values.length === tree.tests.length && !values.some((value) => isList(value) || isRange(value))) {
    return listTest({ tree, left }, values, wanted);
  }
  const tests = tree.tests.map((test): Piece => {
    const known = compiler.known(test);
    if (known !== undefined) return knownTest({ tree: test, left }, known, wanted);
    if (test.kind === 'test') {
      return compare({ tree: test, left, right: compiler.compile(test.operand) }, test.operator, wanted);
    }
    if (test.kind === 'interval') return intervalTest(left, test, compiler);
    return compare({ tree: test, left, right: compiler.compile(test) }, '=', wanted);
  });
  return truth(
    sql`(${joined(tests, ' or ')})`,
    tests.some(({ isNullable }) => isNullable),
  );
};

const intervalTest = (value: Piece, tree: TreeOf<'interval'>, compiler: SqlCompiler): Piece =>
  both(
    atEnd(value, { tree: tree.low, operator: tree.lowIncluded ? '>=' : '>' }, compiler),
    atEnd(value, { tree: tree.high, operator: tree.highIncluded ? '<=' : '<' }, compiler),
  );
