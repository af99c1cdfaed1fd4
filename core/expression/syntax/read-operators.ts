import type { TestOperator } from '../values/value.ts';
import { readOperand } from './read-primary.ts';
import { readType } from './read-type.ts';
import type { Reader } from './reader.ts';
import type { ArithmeticOperator, Tree } from './tree.ts';

/** Longer signs first: `<=` begins like `<`. */
const comparisons: readonly TestOperator[] = ['!=', '<=', '>=', '=', '<', '>'];

/** A whole expression: what binds least is read first (DMN 10.3.1.2, rules 2 to 4). */
export const readExpression = (reader: Reader): Tree => reader.deeper(() => readLogic(reader, 'or'));

const readLogic = (reader: Reader, kind: 'or' | 'and'): Tree => {
  const from = reader.at;
  const next = (): Tree => (kind === 'or' ? readLogic(reader, 'and') : readComparison(reader));
  let left = next();
  while (reader.takeWord(kind)) left = reader.piece(from, { kind, left, right: next() });
  return left;
};

const readComparison = (reader: Reader): Tree => {
  const from = reader.at;
  const test = readTest(reader);
  let left = test ?? readSum(reader);
  for (;;) {
    const operator = comparisons.find((sign) => reader.take(sign));
    if (operator !== undefined) {
      left = reader.piece(from, { kind: 'comparison', operator, left, right: readSum(reader) });
    } else if (reader.takeWord('between')) {
      const low = readSum(reader);
      reader.expectWord('and');
      left = reader.piece(from, { kind: 'between', value: left, low, high: readSum(reader) });
    } else if (reader.takeWord('in')) {
      left = readIn(reader, left);
    } else return left;
  }
};

/** `< 10` and its like, if one stands here. */
const readTest = (reader: Reader): Tree | undefined => {
  const from = reader.at;
  const operator = comparisons.find((sign) => reader.take(sign));
  if (operator === undefined) return undefined;
  return reader.piece(from, { kind: 'test', operator, operand: readSum(reader) });
};

const readIn = (reader: Reader, value: Tree): Tree => {
  reader.testsAt = reader.at;
  const test = readTest(reader) ?? readSum(reader);
  const tests = test.kind === 'tests' ? test.tests : [test];
  return reader.piece(value.from, { kind: 'in', value, tests });
};

const readSum = (reader: Reader): Tree => readLeft(reader, ['+', '-'], readProduct);

const readProduct = (reader: Reader): Tree => readLeft(reader, ['*', '/'], readPower);

const readPower = (reader: Reader): Tree => {
  const from = reader.at;
  let left = readNegation(reader);
  while (reader.take('**')) {
    left = reader.piece(from, { kind: 'arithmetic', operator: '**', left, right: readNegation(reader) });
  }
  return left;
};

const readLeft = (
  reader: Reader,
  operators: readonly ArithmeticOperator[],
  next: (reader: Reader) => Tree,
): Tree => {
  const from = reader.at;
  let left = next(reader);
  for (;;) {
    const operator = operators.find((sign) => reader.take(sign));
    if (operator === undefined) return left;
    left = reader.piece(from, { kind: 'arithmetic', operator, left, right: next(reader) });
  }
};

/** A minus binds closer than a power: `-3 ** 2` is 9 (DMN 10.3.1.2, rule 4). */
const readNegation = (reader: Reader): Tree => {
  const from = reader.at;
  if (!reader.take('-')) return readInstance(reader);
  const operand = reader.deeper(() => readNegation(reader));
  return reader.piece(from, { kind: 'negation', operand });
};

const readInstance = (reader: Reader): Tree => {
  const from = reader.at;
  let tree = readOperand(reader, readExpression);
  while (reader.takeWord('instance')) {
    reader.expectWord('of');
    tree = reader.piece(from, { kind: 'instance', value: tree, type: readType(reader) });
  }
  return tree;
};
