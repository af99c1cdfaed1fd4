/** Serial rules: what a number is made of, when its counter starts again, and the endpoints to see and change them. */
export { numberingAuditActions, numberingAuditNames } from './audit-actions.ts';
export {
  counterNotOne,
  nextNotHigher,
  numberingProblems,
  numbersWouldRepeat,
  ruleKeyTaken,
  ruleUnknown,
} from './numbering.problems.ts';
export { changeRules, numberingRights, seeRules } from './numbering.rights.ts';
export { type Period, periodOf, type Reset, resets, resetText } from './reset.ts';
export {
  changeRule,
  counterOutcomes,
  createRule,
  listRules,
  previewRule,
  readRule,
  type SerialRuleReply,
  type SerialRuleRow,
  setNextValue,
} from './rule.api.ts';
export { render, type Segment, segment, segmentTypes } from './segments/segments.ts';
export type { NumberFacts, SegmentType } from './segments/segment-type.ts';
export {
  checkSegments,
  counterOf,
  type NumberMode,
  numberModes,
  numberPeriod,
  type NumberTime,
  previewNumbers,
  type SerialRuleDefinition,
  serialRuleDefinition,
} from './serial-rule.ts';
