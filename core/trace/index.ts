/** The ledger of events, units and genealogy: what server and web share of it. */
export { canonicalDecimal } from './canonical-decimal.ts';
export {
  type Endpoint,
  type ErrorDeclaration,
  type LiftedHold,
  type PlacedHold,
  type SearchField,
  type SerialSpan,
  type StandardEventType,
  standardEventTypes,
  type Thing,
  type TraceEvent,
  type TransactionReference,
} from './epcis/trace-event.ts';
export {
  queryProblems,
  queryTooComplex,
  queryTooLarge,
  wrongQueryParameter,
} from './query/query.problems.ts';
export {
  type Action,
  actionCode,
  type Evidence,
  evidenceCode,
  fieldCode,
  type Reference,
  referenceCode,
  type Role,
  roleCode,
  type UnitKind,
  unitKinds,
  type WhatField,
} from './roles.ts';
export {
  captureEvents,
  erasePersons,
  manageQueries,
  resolveAnomalies,
  seeEvents,
  seeLedger,
  seeUnits,
  traceRights,
} from './trace.rights.ts';
