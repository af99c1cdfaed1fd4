/** FEEL, the expression language of DMN, with Chinese names: read, checked, run, compiled to SQL. */
export {
  type Circumstances,
  type Compiled,
  compileExpression,
  evaluate,
  type Evaluation,
  type EvaluationStopped,
  type Expression,
  parseExpression,
  type Reading,
  type Surroundings,
} from './expression.ts';
export type { Note } from './note.ts';
export { coerce as coerceTo } from './types/conforms.ts';
export { type Type, typeText } from './types/type.ts';
/** Words of FEEL that cannot begin a name that is not known. */
export { keywords } from './syntax/reader.ts';
export { typeOfValue } from './types/type-of-value.ts';
export { readTemporal as readTemporalText } from './values/temporal-text.ts';
export { writtenValue } from './values/text-of.ts';
export {
  contextOf,
  type FunctionValue,
  isContext,
  isList,
  isNumber,
  isRange,
  numberFrom,
  type Value,
} from './values/value.ts';
export { userFunction as functionOf } from './values/user-function.ts';
export { displayValue } from './values/display.ts';
export { valueFromJson, valueToJson } from './values/json.ts';
export { type Checked, checkExpression, type Checking } from './check/check.ts';
export { renameNames } from './check/rename.ts';
export { type Column, type SqlResult, type SqlSurroundings, toSql } from './sql/to-sql.ts';
export type { Digits, Fragment, SqlKind, SqlParameter } from './sql/fragment.ts';
export {
  type ConditionGroup,
  type ConditionOperator,
  type ConditionPart,
  type ConditionTest,
  isConditionGroup,
  type Operand,
} from './conditions/conditions.ts';
export { readConditions } from './conditions/read-conditions.ts';
export { writeConditions } from './conditions/write-conditions.ts';
