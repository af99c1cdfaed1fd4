import { builtInNames } from '../functions/all-functions.ts';
import { parse } from '../syntax/parse.ts';
import type { Tree, TreeOf } from '../syntax/tree.ts';
import { dateText } from '../values/temporal-text.ts';
import { isNumber, isList } from '../values/value.ts';
import {
  comparisons,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionPart,
  type ConditionTest,
  isConditionGroup,
  type Operand,
  tellingFunctions,
} from './conditions.ts';

/**
 * An expression as lines that a person picks together: `a = "x" and (b > 3 or c = null)`. Undefined for every
 * expression that says something else; names are single words, as the keys of fields are.
 */
export const readConditions = (text: string): ConditionGroup | undefined => {
  const parsed = parse(text, { names: [], fields: [], types: {}, builtIn: builtInNames, isTests: false });
  const part = parsed.ok ? partOf(parsed.tree) : undefined;
  if (part === undefined) return undefined;
  return isConditionGroup(part) ? part : { join: 'and', parts: [part] };
};

const partOf = (tree: Tree): ConditionPart | undefined => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return groupOf(tree);
    case 'comparison':
      return compared(tree);
    case 'in':
      return anyOf(tree);
    case 'call':
      return told(tree);
    default: {
      // Alone, a yes-or-no value says itself.
      const name = nameOf(tree);
      return name === undefined ? undefined : test(name, 'is', [{ kind: 'yes-no', value: true }]);
    }
  }
};

type Joined = Pick<
  Extract<Tree, { readonly left: Tree; readonly kind: 'and' | 'or' }>,
  'kind' | 'left' | 'right'
>;

const groupOf = ({ kind, left, right }: Joined): ConditionGroup | undefined => {
  const parts = [left, right].map(partOf);
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  const flat = known.flatMap((part) => (isConditionGroup(part) && part.join === kind ? part.parts : [part]));
  return { join: kind, parts: flat };
};

const test = (
  name: string | undefined,
  operator: ConditionOperator | undefined,
  operands: readonly (Operand | undefined)[] = [],
): ConditionTest | undefined => {
  const known = operands.filter((operand) => operand !== undefined);
  if (name === undefined || operator === undefined || known.length < operands.length) return undefined;
  return { name, operator, operands: known };
};

const compared = ({ operator, left, right }: TreeOf<'comparison'>): ConditionTest | undefined => {
  const counted = argumentsOf(left, 'count');
  if (counted?.length === 1 && isZero(right) && (operator === '=' || operator === '>'))
    return test(counted[0] && nameOf(counted[0]), operator === '=' ? 'no-items' : 'some-items');
  if (right.kind === 'literal' && right.value === null) return test(nameOf(left), emptiness(operator));
  const found = comparisonNames.find((name) => comparisons[name] === operator);
  return test(nameOf(left), found, [operandOf(right)]);
};

const emptiness = (operator: string): ConditionOperator | undefined => {
  if (operator === '=') return 'empty';
  return operator === '!=' ? 'not-empty' : undefined;
};

const comparisonNames = ['is', 'is-not', 'less', 'at-most', 'more', 'at-least'] as const;
const tellingNames = ['contains', 'starts-with', 'ends-with', 'has'] as const;

const anyOf = ({ value, tests }: TreeOf<'in'>): ConditionTest | undefined => {
  const items = tests.flatMap((each) => (each.kind === 'list' ? each.items : [each]));
  const written = items.filter((item) => nameOf(item) === undefined);
  // A name here may stand for a list: that is another question.
  if (written.length < items.length || items.length === 0) return undefined;
  return test(nameOf(value), 'any-of', items.map(operandOf));
};

const told = (tree: TreeOf<'call'>): ConditionTest | undefined => {
  const operator = tellingNames.find((name) => argumentsOf(tree, tellingFunctions[name]) !== undefined);
  const [of, what] = operator === undefined ? [] : (argumentsOf(tree, tellingFunctions[operator]) ?? []);
  if (of === undefined || what === undefined) return undefined;
  return test(nameOf(of), operator, [operandOf(what)]);
};

const argumentsOf = (tree: Tree, name: string): readonly Tree[] | undefined => {
  if (tree.kind !== 'call' || tree.callee.kind !== 'name' || tree.callee.name !== name) return undefined;
  return tree.arguments.some((each) => each.name !== undefined)
    ? undefined
    : tree.arguments.map(({ value }) => value);
};

const isZero = (tree: Tree): boolean =>
  tree.kind === 'literal' && isNumber(tree.value) && tree.value.isZero();

const nameOf = (tree: Tree): string | undefined => {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind !== 'path') return undefined;
  const source = nameOf(tree.source);
  return source === undefined ? undefined : `${source}.${tree.name}`;
};

const operandOf = (tree: Tree): Operand | undefined => {
  const name = nameOf(tree);
  if (name !== undefined) return { kind: 'name', value: name };
  if (tree.kind === 'negation') return negative(operandOf(tree.operand));
  const [day] = argumentsOf(tree, 'date') ?? [];
  if (day?.kind === 'literal' && typeof day.value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day.value))
    return { kind: 'date', value: day.value };
  return tree.kind === 'literal' ? literal(tree) : undefined;
};

const negative = (operand: Operand | undefined): Operand | undefined =>
  operand?.kind === 'number' && !operand.value.startsWith('-')
    ? { kind: 'number', value: `-${operand.value}` }
    : undefined;

const literal = ({ value }: TreeOf<'literal'>): Operand | undefined => {
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'boolean') return { kind: 'yes-no', value };
  if (isNumber(value)) return { kind: 'number', value: value.toFixed() };
  if (value === null || isList(value) || value.kind !== 'date') return undefined;
  return { kind: 'date', value: dateText(value) };
};
