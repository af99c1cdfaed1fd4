/** The ground of the core: endpoints as data, problems, rights, texts, paging, days and time zones. */
export { addDays, type Day, dayNumber, dayOfNumber, dayOfYear, isDay, weekdayOf, weekOf } from './day.ts';
export {
  type CallOf,
  type Endpoint,
  endpoint,
  type InputOf,
  type Needs,
  type ReplyKind,
  type ReplyOf,
} from './endpoint.ts';
export type { JsonValue } from './json.ts';
export { type Page, type PageQuery, pageOf, pageQuery } from './paging.ts';
export {
  bodyTooLarge,
  conflict,
  fileMissing,
  fileTooLarge,
  foreignOrigin,
  invalidRequest,
  noRight,
  notFound,
  notSignedIn,
  platformProblems,
  stillReferred,
  takenMeanwhile,
  unstorable,
  busy,
  tooManyRequests,
  unavailable,
  unexpected,
  unreadableBody,
  unsupportedMedia,
  wrongMethod,
} from './platform.problems.ts';
export {
  type FieldIssue,
  Problem,
  type ProblemData,
  type ProblemKind,
  type ProblemReply,
  problemKind,
} from './problem.ts';
export { type Right, type RightName, type RowRange, rowRanges, widerRange } from './right.ts';
export { type RowSeal, rowSeal, type SealedLogState, sealedLogState } from './sealed-log.ts';
export { type SealFinding, sealFinding, sealFindingText } from './seal-finding.ts';
export { type Fillings, fill, type Language, languageOf, type Text } from './text.ts';
export {
  defaultZone,
  endOfDay,
  isZone,
  type LocalTime,
  localTime,
  momentOf,
  startOfDay,
} from './zone.ts';
