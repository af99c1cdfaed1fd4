import type { Text } from '../../platform/index.ts';
import type { ArithmeticOperator, TreeOf } from '../syntax/tree.ts';
import { add, divide, multiply, negate, type Outcome, power, subtract } from '../values/arithmetic.ts';
import { kindNames } from '../values/kind-names.ts';
import { isDateTime, isTime, kindOf, type Value } from '../values/value.ts';
import type { Code, Compiler } from './code.ts';
import type { Run } from './run.ts';

interface Operation {
  readonly apply: (left: Value, right: Value) => Outcome;
  /** What the result is called. */
  readonly result: Text;
  /** What is done to the two. */
  readonly verb: Text;
}

const operations: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': { apply: add, result: { zh: '和', en: 'sum' }, verb: { zh: '相加', en: 'added' } },
  '-': { apply: subtract, result: { zh: '差', en: 'difference' }, verb: { zh: '相减', en: 'subtracted' } },
  '*': { apply: multiply, result: { zh: '乘积', en: 'product' }, verb: { zh: '相乘', en: 'multiplied' } },
  '/': { apply: divide, result: { zh: '商', en: 'quotient' }, verb: { zh: '相除', en: 'divided' } },
  '**': { apply: power, result: { zh: '乘方', en: 'power' }, verb: { zh: '乘方', en: 'raised to a power' } },
};

export const compileArithmetic = (tree: TreeOf<'arithmetic'>, compiler: Compiler): Code => {
  const [left, right] = [compiler.compile(tree.left), compiler.compile(tree.right)];
  const operation = operations[tree.operator];
  return (scope, run) => {
    run.step(tree.operator === '**' ? 200 : 1);
    const [a, b] = [left(scope, run), right(scope, run)];
    if (isTime(a) || isDateTime(a)) run.step(40);
    const outcome = operation.apply(a, b);
    if (typeof outcome !== 'string') {
      return typeof outcome.value === 'string' ? run.text(outcome.value) : outcome.value;
    }
    if (a === null || b === null) return refuseMissing(tree, compiler, { run, isLeft: a === null });
    return run.note(tree, refusal(outcome, operation, [a, b]));
  };
};

const refuseMissing = (
  tree: TreeOf<'arithmetic'>,
  compiler: Compiler,
  { run, isLeft }: { run: Run; isLeft: boolean },
): null => {
  const shown = compiler.shown(isLeft ? tree.left : tree.right);
  const { result } = operations[tree.operator];
  return run.note(tree, {
    zh: `“${shown}”没有值，所以${result.zh}没有值。`,
    en: `'${shown}' has no value, so the ${result.en} has none.`,
  });
};

const refusal = (
  outcome: 'kinds' | 'size' | 'zero',
  { result, verb }: Operation,
  [left, right]: readonly [Value, Value],
): Text => {
  if (outcome === 'zero')
    return { zh: '除数是 0，所以没有值。', en: 'The divisor is 0, so there is no value.' };
  if (outcome === 'size') {
    return {
      zh: `${result.zh}超出了可以表示的范围，所以没有值。`,
      en: `The ${result.en} is beyond what can be told, so there is no value.`,
    };
  }
  const [a, b] = [kindNames[kindOf(left)], kindNames[kindOf(right)]];
  return {
    zh: `${a.zh}与${b.zh}不能${verb.zh}，所以没有值。`,
    en: `What is ${a.en} and what is ${b.en} cannot be ${verb.en}, so there is no value.`,
  };
};

export const compileNegation = (tree: TreeOf<'negation'>, compiler: Compiler): Code => {
  const operand = compiler.compile(tree.operand);
  const shown = compiler.shown(tree.operand);
  return (scope, run) => {
    run.step(1);
    const value = operand(scope, run);
    const turned = negate(value);
    if (turned !== undefined) return turned;
    const { zh, en } = kindNames[kindOf(value)];
    return run.note(tree, {
      zh: `“${shown}”是${zh}，没有相反数。`,
      en: `'${shown}' is ${en}, which has no negative.`,
    });
  };
};
