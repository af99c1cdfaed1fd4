import { isInstance } from '../types/conforms.ts';
import type { Tree, TreeOf } from '../syntax/tree.ts';
import { compareValues, equalValues, isInRange } from '../values/compare.ts';
import { kindNames } from '../values/kind-names.ts';
import { isList, isRange, kindOf, type RangeValue, type TestOperator, type Value } from '../values/value.ts';
import type { Code, Compiler } from './code.ts';
import type { Run } from './run.ts';

const holds: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

interface Sides {
  readonly tree: Tree;
  readonly left: Tree;
  readonly right: Tree;
}

/** Says why two values cannot be compared: one has no value, or they are of two kinds. */
const refuseComparison = (
  run: Run,
  compiler: Compiler,
  at: Sides & { values: readonly [Value, Value] },
): null => {
  const [left, right] = at.values;
  if (left === null || right === null) {
    const shown = compiler.shown(left === null ? at.left : at.right);
    return run.note(at.tree, {
      zh: `“${shown}”没有值，所以比较没有结果。`,
      en: `'${shown}' has no value, so the comparison has none.`,
    });
  }
  const [a, b] = [kindNames[kindOf(left)], kindNames[kindOf(right)]];
  return run.note(at.tree, {
    zh: `${a.zh}与${b.zh}不能比较，所以没有结果。`,
    en: `${sentence(a.en)} cannot be compared with ${b.en}, so there is no result.`,
  });
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const compileComparison = (tree: TreeOf<'comparison'>, compiler: Compiler): Code => {
  const [left, right] = [compiler.compile(tree.left), compiler.compile(tree.right)];
  const { operator } = tree;
  return (scope, run) => {
    run.step(1);
    const values = [left(scope, run), right(scope, run)] as const;
    if (operator === '=' || operator === '!=') {
      const isEqual = equalValues(...values, run.step);
      if (isEqual === null) return refuseComparison(run, compiler, { ...sides(tree), values });
      return operator === '=' ? isEqual : !isEqual;
    }
    const order = compareValues(...values, run.step);
    if (order === undefined) return refuseComparison(run, compiler, { ...sides(tree), values });
    return holds[operator](order);
  };
};

const sides = (tree: TreeOf<'comparison'>): Sides => ({ tree, left: tree.left, right: tree.right });

export const compileBetween = (tree: TreeOf<'between'>, compiler: Compiler): Code => {
  const [value, low, high] = [tree.value, tree.low, tree.high].map(compiler.compile);
  return (scope, run) => {
    run.step(1);
    const is = value?.(scope, run) ?? null;
    const ends = [low?.(scope, run) ?? null, high?.(scope, run) ?? null] as const;
    const orders = [compareValues(is, ends[0], run.step), compareValues(ends[1], is, run.step)];
    if (orders.some((order) => order !== undefined && order < 0)) return false;
    if (orders[0] === undefined) {
      return refuseComparison(run, compiler, {
        tree,
        left: tree.value,
        right: tree.low,
        values: [is, ends[0]],
      });
    }
    if (orders[1] === undefined) {
      return refuseComparison(run, compiler, {
        tree,
        left: tree.value,
        right: tree.high,
        values: [is, ends[1]],
      });
    }
    return true;
  };
};

/** `< 10` as a value of its own: a range that remembers how it was written. */
export const compileTest = (tree: TreeOf<'test'>, compiler: Compiler): Code => {
  const operand = compiler.compile(tree.operand);
  return (scope, run) => testRange(tree.operator, operand(scope, run));
};

const testRange = (test: TestOperator, value: Value): RangeValue => {
  const hasLow = test !== '<' && test !== '<=';
  const hasHigh = test !== '>' && test !== '>=';
  const isClosed = test === '=' || test === '>=' || test === '<=';
  return {
    kind: 'range',
    test,
    low: hasLow ? value : null,
    lowIncluded: hasLow && isClosed,
    high: hasHigh ? value : null,
    highIncluded: hasHigh && isClosed,
  };
};

export const compileInterval = (tree: TreeOf<'interval'>, compiler: Compiler): Code => {
  const [low, high] = [compiler.compile(tree.low), compiler.compile(tree.high)];
  const { lowIncluded, highIncluded } = tree;
  return (scope, run) => {
    run.step(1);
    const ends = [low(scope, run), high(scope, run)] as const;
    const kinds = ends.filter((end) => end !== null);
    if (kinds.some((end) => compareValues(end, kinds[0] ?? null) === undefined)) {
      return run.note(tree, {
        zh: '区间的两端要是同一种可以比较大小的值。',
        en: 'The ends of a range must be of one kind that has an order.',
      });
    }
    return { kind: 'range', low: ends[0], lowIncluded, high: ends[1], highIncluded };
  };
};

export const compileInstance = (tree: TreeOf<'instance'>, compiler: Compiler): Code => {
  const value = compiler.compile(tree.value);
  const { type } = tree;
  return (scope, run) => {
    run.step(1);
    const is = value(scope, run);
    if (type !== undefined) return isInstance(is, type, run.step);
    return run.note(tree, { zh: '没有这样的类型。', en: 'There is no such type.' });
  };
};

/** Whether a value passes a test (DMN 10.3.2.7, `in`): equal, in the range, or in the list. */
const passes = (value: Value, test: Value, run: Run): boolean | null => {
  run.step(1);
  if (isRange(test) && !isRange(value)) return isInRange(value, test, run.step);
  if (isList(test)) {
    const isSame = isList(value) && equalValues(value, test, run.step) === true;
    return (
      isSame ||
      anyOf(
        test.map((item) => (isList(item) ? equalValues(value, item, run.step) : passes(value, item, run))),
      )
    );
  }
  return equalValues(value, test, run.step) ?? false;
};

/** True when one is true; else null when one is null. */
const anyOf = (results: readonly (boolean | null)[]): boolean | null => {
  if (results.includes(true)) return true;
  return results.includes(null) ? null : false;
};

/** One or several tests of a value: passed when one is. A test that speaks of `?` is a condition. */
export const compileTests = (tests: readonly Tree[], compiler: Compiler): ((value: Value) => Code) => {
  const codes = tests.map((test) => ({
    code: compiler.compile(test),
    isCondition: compiler.mentions(test, '?'),
  }));
  return (value) => (scope, run) => {
    const within = scope.with('?', value);
    let result: boolean | null = false;
    for (const { code, isCondition } of codes) {
      const test = code(within, run);
      const passed = isCondition && typeof test === 'boolean' ? test : passes(value, test, run);
      if (passed === true) return true;
      if (passed === null) result = null;
    }
    return result;
  };
};
