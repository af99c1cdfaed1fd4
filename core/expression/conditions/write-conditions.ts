import { writtenValue } from '../values/text-of.ts';
import {
  comparisons,
  type ConditionGroup,
  type ConditionPart,
  type ConditionTest,
  isConditionGroup,
  type Operand,
  tellingFunctions,
} from './conditions.ts';

/** The expression that says these conditions; '' for none. `readConditions` reads it back. */
export const writeConditions = ({ join, parts }: ConditionGroup): string =>
  parts
    .map((part) => written(part, parts.length > 1))
    .filter((text) => text !== '')
    .join(` ${join} `);

const written = (part: ConditionPart, isBesideOthers: boolean): string => {
  if (!isConditionGroup(part)) return line(part);
  const text = writeConditions(part);
  return isBesideOthers && part.parts.length > 1 ? `(${text})` : text;
};

const line = ({ name, operator, operands }: ConditionTest): string => {
  const values = operands.map(operandText);
  const [value = 'null'] = values;
  switch (operator) {
    case 'empty':
      return `${name} = null`;
    case 'not-empty':
      return `${name} != null`;
    case 'no-items':
      return `count(${name}) = 0`;
    case 'some-items':
      return `count(${name}) > 0`;
    case 'any-of':
      return `${name} in [${values.join(', ')}]`;
    case 'contains':
    case 'starts-with':
    case 'ends-with':
    case 'has':
      return `${tellingFunctions[operator]}(${name}, ${value})`;
    default:
      return `${name} ${comparisons[operator]} ${value}`;
  }
};

const operandText = (operand: Operand): string => {
  if (operand.kind === 'text') return writtenValue(operand.value);
  if (operand.kind === 'date') return `date("${operand.value}")`;
  return String(operand.value);
};
