import { type ConditionGroup, type ConditionPart, isConditionGroup } from '@yuanliu/core/expression';
import { takesNothing } from './operators.ts';

const isWhole = (part: ConditionPart): boolean =>
  isConditionGroup(part) ? part.parts.some(isWhole) : takesNothing(part.operator) || part.operands.length > 0;

/** The conditions without lines that nobody has finished. */
export const wholeConditions = ({ join, parts }: ConditionGroup): ConditionGroup => ({
  join,
  parts: parts.filter(isWhole).map((part) => (isConditionGroup(part) ? wholeConditions(part) : part)),
});
