/** The ledger of events, units and genealogy. */
export { traceModule } from './module.ts';
export { eventsTopic } from './ledger/events-topic.ts';
export { eventNr, eventUuid } from './ledger/event-number.ts';
export type { IncomingEvent, Recordable, Recording } from './ledger/incoming-event.ts';
export { planOf } from './ledger/planned-incidences.ts';
export { recordEvents } from './ledger/record-events.ts';
export { ledgerBroken, verifyAndKeepLedger, verifyLedger } from './ledger/verify-ledger.ts';
export { findRunsOf } from './units/find-runs-of.ts';
export { holdsOn, isHeld, type WorkingHold } from './units/holds-on.ts';
export { type HoldWish, liftHold, placeHold } from './units/place-hold.ts';
export { containerAt, containersAt, placeOf, placesOf, statesAt } from './units/places-of.ts';
export { storyOf } from './units/story-of.ts';
export { type Rebuilding, rebuildProjections } from './projection/rebuild-projections.ts';
export {
  type Comparison,
  compareProjections,
  type ProjectionPart,
} from './projection/compare-projections.ts';
