/** The ledger of events, units and genealogy: what server and web share of it. */
export {
  addAmounts,
  amountOf,
  type Amounts,
  compareDecimals,
  isNothing,
  isPositive,
  least,
  minus,
  negated,
  plus,
} from './amounts.ts';
export {
  type AnomalyView,
  listAnomalies,
  resolutionLimits,
  resolveAnomaly,
  resolveManyAnomalies,
} from './anomaly.api.ts';
export {
  type AnomalyKind,
  anomalyKindNames,
  anomalyKinds,
  anomalySeverities,
  anomalyStates,
} from './anomaly-kinds.ts';
export { canonicalDecimal } from './canonical-decimal.ts';
export { confirmationDiffers, eventUnsealed, ledgerProblems, ledgerShorter } from './ledger.problems.ts';
export {
  downloadProofChecker,
  type EventProof,
  type ListedEvent,
  listEvents,
  proveEvent,
  seeEvent,
  type WholeEvent,
} from './event.api.ts';
export {
  erasePerson,
  type LedgerState,
  listPersonalFields,
  type LogGrowth,
  proveLedgerGrowth,
  seeLedgerState,
  setPersonalFields,
  verifyLedger,
} from './ledger.api.ts';
export { shareOf } from './share.ts';
export {
  type TraceBalance,
  type TraceDelivery,
  type TracedEvent,
  type TraceEdge,
  type TraceLine,
  traceLine,
  type TraceSummary,
  traceUnit,
  type TraceUnit,
} from './trace.api.ts';
export { momentTooBroad, traceAmbiguous, traceUnitUnknown } from './trace.problems.ts';
export { builtInContext, epcisContextUrl, ownContextUrl } from './epcis/built-in-contexts.ts';
export {
  type CbvForm,
  type CbvVocabulary,
  canonicalCbv,
  cbvLabel,
  cbvValues,
  cbvVocabularies,
  cbvVocabularyOf,
  unknownCbvWord,
  writeCbv,
} from './epcis/cbv/cbv.ts';
export { differingFields, type ReadableEvent } from './epcis/differing-fields.ts';
export { type DocumentEvent, type DocumentParts, documentParts } from './epcis/document.ts';
export { type EventReading, parseEvent } from './epcis/event.parse.ts';
export { type HashReading, preHashOf } from './epcis/hash/event-hash.ts';
export { hashInstantOf, instantOf, isInstant } from './epcis/instant.ts';
export { isObject, type JsonObject } from './epcis/json-shapes.ts';
export { clarkName, type ExpandedName, expandName, type Names, namesOf, searchName } from './epcis/names.ts';
export {
  decimalOf,
  isMeasured,
  type SearchKind,
  type SearchOperator,
  type SearchPath,
  type SearchValue,
  searchPathOf,
  searchValueOf,
} from './epcis/search-path.ts';
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
export { type EventIssue, issue, step } from './epcis/rules/event-issue.ts';
export { eventDoubts, eventIssues } from './epcis/rules/event-issues.ts';
export {
  type BaseMeasure,
  convert,
  toBase,
  type UnitOfMeasure,
  unitOfMeasure,
  unitsOfMeasure,
} from './epcis/units/units-of-measure.ts';
export { eventTypeOf, isStandardType, vocabularyValue } from './epcis/vocabulary-value.ts';
export {
  mostQueryParameters,
  mostQueryPatterns,
  mostQueryValues,
  type QueryParameter,
  type QueryParameterType,
  queryParameters,
} from './query/query-parameters.ts';
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
export { ledgerTitle } from './ledger-title.ts';
export { anomalySettled, integrityBroken, integrityProblems } from './integrity.problems.ts';
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
export { captureDocument, type CaptureJob, listCaptures, seeCapture } from './epcis-rest/capture.api.ts';
export { discoveries } from './epcis-rest/discovery.api.ts';
export {
  addressTooLong,
  captureTooLarge,
  declarationExists,
  encodedBody,
  epcisNotJson,
  epcisProblems,
  eventExists,
  invalidEpcis,
  invalidNamedQuery,
  noSuchQuery,
  notAcceptable,
  notEpcisMedia,
  notOffered,
  queryExists,
  wrongSubscriptionControls,
} from './epcis-rest/epcis.problems.ts';
export { captureEvent, listEpcisEvents, seeEpcisEvent } from './epcis-rest/epcis-event.api.ts';
export {
  type CaptureBehaviour,
  captureBehaviours,
  captureLimits,
  type Collection,
  type EpcFormat,
  epcFormats,
  epcisMedia,
  epcisVersion,
  pageSizes,
} from './epcis-rest/epcis-wire.ts';
export {
  createNamedQuery,
  createSubscription,
  deleteNamedQuery,
  deleteSubscription,
  endPageToken,
  listEventsOfQuery,
  listNamedQueries,
  listSubscriptions,
  seeNamedQuery,
  seeSubscription,
} from './epcis-rest/named-query.api.ts';
export {
  epcisEntries,
  epcisResources,
  type ResourceName,
  topLevelNames,
} from './epcis-rest/resource.api.ts';
export { traceAuditActions, traceAuditNames } from './audit-actions.ts';
export { listNames } from './name.api.ts';
export {
  type ContentView,
  findUnits,
  type HoldView,
  listContents,
  listPastHolds,
  listStays,
  listStocks,
  type PastHold,
  type PlaceView,
  readStory,
  readUnit,
  type StayView,
  type StockPage,
  type StockView,
  type StoryLine,
  type UnitPage,
  type UnitRef,
  type UnitRow,
} from './unit.api.ts';
