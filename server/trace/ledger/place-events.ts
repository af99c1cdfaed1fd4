import type { Tx } from '../../platform/index.ts';
import { ensureContexts, ensureFlows, type HashedContext, hashedContext } from './ensure-contexts.ts';
import { type PreparedUnits, prepareUnits, type UnitNumbers } from './ensure-units.ts';
import { eventContentHash, type EventLine, sealedIncidence } from './event-content.ts';
import { type Additions, lineOf } from './event-line.ts';
import type { IdentifiedEvent } from './identified-event.ts';
import type { Standing } from './look-up.ts';
import { takeNumbers } from './number-blocks.ts';
import type { Plan, PlannedIncidence } from './planned-incidences.ts';
import type { PlannedUnit } from './planned-units.ts';
import type { EventKey, RecordedIncidence } from './recorded-event.ts';
import type { SealedLine } from './write-events.ts';

/** An event that is to be recorded, with what it writes into the graph. */
export interface PlannedEvent extends IdentifiedEvent {
  readonly plan: Plan;
}

/** An event with all its numbers, ready to be written. */
export interface PlacedEvent extends IdentifiedEvent {
  readonly nr: number;
  readonly flowNr: number;
  readonly key: EventKey;
  readonly line: EventLine;
  readonly incidences: readonly RecordedIncidence[];
}

/** An event with the numbers that it takes itself, and with what is sealed of it. */
export interface NumberedEvent extends SealedLine {
  readonly event: PlannedEvent;
  readonly nr: number;
  readonly flowNr: number;
}

/** Gives events their numbers, and writes the contexts, pools and classes that they name and that are not there yet. */
export const numberEvents = async (
  tx: Tx,
  planned: readonly PlannedEvent[],
  {
    standing,
    added,
  }: { readonly standing: Standing; readonly added: Omit<Additions, 'nr' | 'flowNr' | 'contextNr'> },
): Promise<{ readonly numbered: readonly NumberedEvent[]; readonly units: PreparedUnits }> => {
  const now = added.recordTime;
  const contexts = contextsOf(planned);
  const transformationIds = new Set(planned.flatMap(({ incoming }) => incoming.event.transformationId ?? []));
  const [numbers, contextNumbers, flows] = await Promise.all([
    takeNumbers(tx, 'event_numbers', { count: planned.length, now }),
    ensureContexts(tx, {
      contexts: new Map([...contexts.values()].map((each) => [each.hash, each])),
      found: standing.contexts,
      now,
    }),
    ensureFlows(tx, { transformationIds, now }),
  ]);
  const units = await prepareUnits(tx, {
    planned: allUnits(planned),
    known: new Map([...standing.units].map(([uri, { facts }]) => [uri, facts.nr])),
    now,
  });
  const numbered = planned.map((event, place) => {
    const { transformationId } = event.incoming.event;
    const contextHash = wanted(contexts, event.incoming.context).hash;
    const nr = numbers[place] ?? Number.NaN;
    const flowNr = transformationId === undefined ? nr : wanted(flows, transformationId);
    const line = lineOf(event, { ...added, nr, flowNr, contextNr: wanted(contextNumbers, contextHash) });
    // Hashed here, so that what is hashed need not be kept for all events of a batch.
    const incidences = event.plan.incidences.map(sealedIncidence);
    const contentHash = eventContentHash({ line, contextHash, incidences });
    return { event, nr, flowNr, line, contentHash };
  });
  return { numbered, units };
};

/** The event with the numbers of its units. */
export const placed = ({ event, nr, flowNr, line }: NumberedEvent, units: UnitNumbers): PlacedEvent => ({
  ...event,
  nr,
  flowNr,
  key: {
    time: line.event_time,
    position: event.incoming.position,
    hash: event.said.hash,
    eventId: event.eventId,
  },
  line,
  incidences: event.plan.incidences.map((incidence) => numbered(incidence, units)),
});

const numbered = ({ peerUri, ...line }: PlannedIncidence, units: UnitNumbers): RecordedIncidence => ({
  ...line,
  unitNr: wanted(units, line.unitUri),
  ...(peerUri !== undefined && { peerNr: wanted(units, peerUri) }),
});

/** Documents of one capture share the value of their context, so each is hashed once. */
export const contextsOf = (planned: readonly PlannedEvent[]): Map<unknown, HashedContext> => {
  const contexts = new Map<unknown, HashedContext>();
  for (const { incoming } of planned) {
    if (!contexts.has(incoming.context)) contexts.set(incoming.context, hashedContext(incoming.context));
  }
  return contexts;
};

/** Every unit once; one that is written as an EPC URN goes before the same without. */
const allUnits = (planned: readonly PlannedEvent[]): PlannedUnit[] => {
  const units = new Map<string, PlannedUnit>();
  for (const unit of planned.flatMap(({ plan }) => plan.units)) {
    const known = units.get(unit.uri);
    if (known === undefined || (known.epcUrn === undefined && unit.epcUrn !== undefined))
      units.set(unit.uri, unit);
  }
  return [...units.values()];
};

const wanted = <K, V>(from: ReadonlyMap<K, V>, key: K): V => {
  const value = from.get(key);
  if (value === undefined) throw new Error(`${String(key)} was to be numbered and is not.`);
  return value;
};
