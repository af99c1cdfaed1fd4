import type { Text } from '../../platform/index.ts';
import type { ArithmeticOperator, Tree, TreeOf } from '../syntax/tree.ts';
import { isTaken, itemOf, merged } from '../types/relate.ts';
import { any, boolean, number, string, type Type } from '../types/type.ts';
import { kindNames } from '../values/kind-names.ts';
import type { Infer, Scope, Typed } from './scope.ts';

/** What a type is called in sentences. */
export const nameOfType = (type: Type): Text =>
  type.kind === 'any' ? { zh: '任意值', en: 'any value' } : kindNames[type.kind];

const isKnown = (type: Type): boolean => type.kind !== 'any' && type.kind !== 'null';

const is = (type: Type, ...kinds: readonly Type['kind'][]): boolean => kinds.includes(type.kind);

const isDuration = (type: Type): boolean => is(type, 'days and time duration', 'years and months duration');

const isMoment = (type: Type): boolean => is(type, 'date', 'date and time');

const days: Type = { kind: 'days and time duration' };

const sumOf = (left: Type, right: Type): Type | undefined => {
  if (is(left, 'number') && is(right, 'number')) return number;
  if (is(left, 'string') && is(right, 'string')) return string;
  if (isMoment(left) && isDuration(right)) return left;
  if (isDuration(left) && isMoment(right)) return right;
  if (is(left, 'time') && is(right, days.kind)) return left;
  if (is(left, days.kind) && is(right, 'time')) return right;
  return isDuration(left) && left.kind === right.kind ? left : undefined;
};

const differenceOf = (left: Type, right: Type): Type | undefined => {
  if (is(left, 'number') && is(right, 'number')) return number;
  if (isMoment(left) && isMoment(right)) return days;
  if (is(left, 'time') && is(right, 'time')) return days;
  return isDuration(right) && !is(left, 'string') ? sumOf(left, right) : undefined;
};

const productOf = (left: Type, right: Type): Type | undefined => {
  if (is(left, 'number')) return is(right, 'number') || isDuration(right) ? right : undefined;
  return isDuration(left) && is(right, 'number') ? left : undefined;
};

const quotientOf = (left: Type, right: Type): Type | undefined => {
  if (is(right, 'number')) return is(left, 'number') || isDuration(left) ? left : undefined;
  return isDuration(left) && left.kind === right.kind ? number : undefined;
};

const powerOf = (left: Type, right: Type): Type | undefined =>
  is(left, 'number') && is(right, 'number') ? number : undefined;

const results: Readonly<
  Record<ArithmeticOperator, { of: (left: Type, right: Type) => Type | undefined; verb: Text }>
> = {
  '+': { of: sumOf, verb: { zh: '相加', en: 'added' } },
  '-': { of: differenceOf, verb: { zh: '相减', en: 'subtracted' } },
  '*': { of: productOf, verb: { zh: '相乘', en: 'multiplied' } },
  '/': { of: quotientOf, verb: { zh: '相除', en: 'divided' } },
  '**': { of: powerOf, verb: { zh: '求乘方', en: 'raised to a power' } },
};

export const inferArithmetic = (tree: TreeOf<'arithmetic'>, scope: Scope, infer: Infer): Typed => {
  const [left, right] = [infer(tree.left, scope).type, infer(tree.right, scope).type];
  const { of, verb } = results[tree.operator];
  if (!isKnown(left) || !isKnown(right)) return { type: guessed(tree.operator, left, right) };
  const type = of(left, right);
  if (type !== undefined) return { type };
  const [a, b] = [nameOfType(left), nameOfType(right)];
  scope.report(tree, {
    zh: `${a.zh}与${b.zh}不能${verb.zh}。`,
    en: `What is ${a.en} and what is ${b.en} cannot be ${verb.en}.`,
  });
  return { type: any };
};

/** Where one side is not known, a number times or over something can still be told. */
const guessed = (operator: ArithmeticOperator, left: Type, right: Type): Type => {
  if (operator === '**') return number;
  return operator === '+' && (is(left, 'string') || is(right, 'string')) ? string : any;
};

export const inferNegation = (tree: TreeOf<'negation'>, scope: Scope, infer: Infer): Typed => {
  const { type } = infer(tree.operand, scope);
  if (isKnown(type) && !is(type, 'number') && !isDuration(type)) {
    const { zh, en } = nameOfType(type);
    scope.report(tree, { zh: `${zh}没有相反数。`, en: `There is no negative of what is ${en}.` });
    return { type: any };
  }
  return { type };
};

/** Whether two types can be compared; for equality nothing else matters. */
const areComparable = (left: Type, right: Type): boolean =>
  !isKnown(left) || !isKnown(right) || left.kind === right.kind;

const hasOrder = (type: Type): boolean => !is(type, 'boolean', 'list', 'context', 'range', 'function');

interface Pair {
  readonly tree: Tree;
  readonly left: Type;
  readonly right: Type;
}

const reportIncomparable = ({ tree, left, right }: Pair, scope: Scope): void => {
  const [a, b] = [nameOfType(left), nameOfType(right)];
  scope.report(tree, {
    zh: `${a.zh}与${b.zh}不能比较。`,
    en: `What is ${a.en} cannot be compared with what is ${b.en}.`,
  });
};

/** Reports two types that have no order, or no common one. */
export const checkOrder = ({ tree, left, right }: Pair, scope: Scope): void => {
  if (!areComparable(left, right)) reportIncomparable({ tree, left, right }, scope);
  else if (!hasOrder(left) || !hasOrder(right)) {
    const { zh, en } = nameOfType(hasOrder(left) ? right : left);
    scope.report(tree, { zh: `${zh}没有大小之分。`, en: `What is ${en} has no order.` });
  }
};

export const inferComparison = (tree: TreeOf<'comparison'>, scope: Scope, infer: Infer): Typed => {
  const [left, right] = [infer(tree.left, scope).type, infer(tree.right, scope).type];
  if (tree.operator === '=' || tree.operator === '!=') {
    if (!areComparable(left, right)) reportIncomparable({ tree, left, right }, scope);
  } else checkOrder({ tree, left, right }, scope);
  return { type: boolean };
};

export const inferBetween = (tree: TreeOf<'between'>, scope: Scope, infer: Infer): Typed => {
  const left = infer(tree.value, scope).type;
  for (const end of [tree.low, tree.high])
    checkOrder({ tree: end, left, right: infer(end, scope).type }, scope);
  return { type: boolean };
};

/** A condition: yes or no, or something that is known only when it runs. */
export const checkCondition = (tree: Tree, scope: Scope, infer: Infer): void => {
  const { type } = infer(tree, scope);
  if (isTaken(type, boolean) && type.kind !== 'list') return;
  const { zh, en } = nameOfType(type);
  scope.report(tree, {
    zh: `这里要有是或否的结果，而这是${zh}。`,
    en: `Yes or no is needed here, and this is ${en}.`,
  });
};

export const inferInterval = (tree: TreeOf<'interval'>, scope: Scope, infer: Infer): Typed => {
  const [left, right] = [infer(tree.low, scope).type, infer(tree.high, scope).type];
  checkOrder({ tree, left, right }, scope);
  return { type: { kind: 'range', of: merged(left, right) } };
};

/** Whether a value of a type can pass a test of another: equal to it, in a range of it, or in a list of it. */
const canPass = (value: Type, test: Type): boolean => {
  if (areComparable(value, test) || is(test, 'boolean')) return true;
  if (test.kind === 'range') return areComparable(value, test.of);
  return test.kind === 'list' && canPass(value, itemOf(test));
};

export const checkTests = (
  tests: readonly Tree[],
  scope: Scope,
  { value, infer }: { value: Type; infer: Infer },
): void => {
  const within = scope.with([['?', { type: value }]]);
  for (const tree of tests) {
    const { type } = infer(tree, within);
    if (!canPass(value, type)) reportIncomparable({ tree, left: value, right: type }, scope);
  }
};
