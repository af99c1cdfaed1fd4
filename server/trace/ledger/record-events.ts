import { sql } from 'kysely';
import { protectPersons } from '../persons/protect-persons.ts';
import { projectEvents } from '../projection/project-events.ts';
import { nudge, type Tx } from '../../platform/index.ts';
import { eventsTopic } from './events-topic.ts';
import type { EnsuredUnits } from './ensure-units.ts';
import type { EventLine } from './event-content.ts';
import { identify, identityKey, saysTheSame } from './identified-event.ts';
import type { IncomingEvent, Recordable, Recording, RecordEvents } from './incoming-event.ts';
import { findKnown, type KnownEvent } from './known-events.ts';
import { lookUp, type Named, type Standing } from './look-up.ts';
import {
  contextsOf,
  numberEvents,
  placed,
  type NumberedEvent,
  type PlacedEvent,
  type PlannedEvent,
} from './place-events.ts';
import { planOf } from './planned-incidences.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { writeDetails } from './write-details.ts';
import { writeEvents } from './write-events.ts';

/**
 * Records events: see `RecordEvents`. About a dozen statements whatever the size of the batch, and those of the
 * projections. They take their locks in one order — that of declarations, keys of persons, contexts, pools, units,
 * events, each sorted — so that transactions which bring the same never wait for each other in a circle.
 */
export const recordEvents: RecordEvents = async (tx, batch, witness) => {
  if (batch.events.length === 0) return [];
  const { planned, standing } = await begin(tx, batch.events, witness.clock.now());
  const { events: known } = standing;
  const fresh = firstOfEach(planned).filter((event) => !known.has(keyOf(event)));
  const { owner = { userId: witness.actor.userId, departmentId: null } } = batch;
  const { written, born } = await write(tx, fresh, {
    standing,
    added: {
      recordTime: witness.clock.now(),
      captureId: batch.captureId ?? null,
      recordedBy: owner.userId,
      departmentId: owner.departmentId,
    },
  });
  if (written.length > 0)
    await finish(tx, {
      recorded: written.map((event) => recordedOf(event, known)),
      born,
      standing,
      batch,
      now: witness.clock.now(),
    });
  const lines = new Map(written.map(({ index, line }) => [index, line]));
  return planned.map((event) => recordingOf(event, known, lines.get(event.index)));
};

/** The events as they will be kept, and what is there of all that they name. */
const begin = async (
  tx: Tx,
  events: readonly IncomingEvent[],
  now: Date,
): Promise<{ planned: readonly PlannedEvent[]; standing: Standing }> => {
  const planned = events.map(plannedOf);
  holdVoids(tx, planned);
  const standing = await lookUp(tx, namedIn(planned));
  const fieldNames = standing.personalFields;
  const kept = fieldNames.length === 0 ? events : await protectPersons(tx, events, { fieldNames, now });
  if (kept === events) return { planned, standing };
  const again = kept.map(plannedOf);
  return { planned: again, standing: await lookUp(tx, namedIn(again)) };
};

const plannedOf = (incoming: IncomingEvent, index: number): PlannedEvent => ({
  ...identify(incoming, index),
  plan: planOf(incoming.event),
});

const namedIn = (planned: readonly PlannedEvent[]): Named => {
  const uris = new Set<string>();
  for (const { plan } of planned) for (const { uri } of plan.units) uris.add(uri);
  return {
    eventIds: [...new Set(planned.map(({ eventId }) => eventId))],
    uris: [...uris],
    hashes: [...new Set([...contextsOf(planned).values()].map(({ hash }) => hash))],
  };
};

const keyOf = ({ eventId, isDeclaration }: Pick<KnownEvent, 'eventId' | 'isDeclaration'>): string =>
  identityKey(eventId, isDeclaration);

/** A document may hold an event twice. */
const firstOfEach = (planned: readonly PlannedEvent[]): PlannedEvent[] => {
  const first = new Map<string, PlannedEvent>();
  for (const event of planned) {
    if (!first.has(keyOf(event))) first.set(keyOf(event), event);
  }
  return [...first.values()];
};

/** Held shared by all who record and alone by whoever declares an error; any number that nobody else uses. */
const voidsLock = 8_042_011;

/**
 * An event and its declaration may come at the same moment from two sides. Neither would see the other, and the void
 * would never be written: so whoever declares waits for all others, which is rare and short.
 */
const holdVoids = (tx: Tx, planned: readonly PlannedEvent[]): void => {
  const declares = planned.some(({ isDeclaration }) => isDeclaration);
  tx.send(
    declares
      ? sql`select pg_advisory_xact_lock(${voidsLock}::bigint), ${planOnce}`
      : sql`select pg_advisory_xact_lock_shared(${voidsLock}::bigint), ${planOnce}`,
  );
};

/**
 * Whatever recording asks is found by an index, row by row, so the plans need not look at the values: without this,
 * statements that name a few units are planned anew each time, at a third of the database's work for one event. And a
 * plan that was made while a table was small must not go on reading it whole. Ends with the transaction.
 */
const planOnce = sql`
  set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
  set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/** Events that were written, and the units that came into being with them. */
interface Written {
  readonly written: readonly PlacedEvent[];
  readonly born: EnsuredUnits['born'];
}

/** Writes what nobody else wrote in the meantime, and adds to the events that are known all that are here now. */
const write = async (
  tx: Tx,
  fresh: readonly PlannedEvent[],
  around: Parameters<typeof numberEvents>[2],
): Promise<Written> => {
  if (fresh.length === 0) return { written: [], born: new Map() };
  const known = around.standing.events;
  const { numbered, units } = await numberEvents(tx, fresh, around);
  const ensuring = units.write();
  const writing = writeEvents(tx, numbered);
  const [{ numbers, born }, ids] = await Promise.all([ensuring, writing]);
  const isMine = new Set(ids);
  const mine = numbered.filter(({ line }) => isMine.has(line.id));
  if (mine.length < numbered.length) {
    if (isUnused(born, mine)) await beginAnew(tx);
    const others = await findKnown(
      tx,
      fresh.map(({ eventId }) => eventId),
    );
    for (const event of others.values()) known.set(keyOf(event), event);
  }
  const written = mine.map((each) => placed(each, numbers));
  for (const event of written) known.set(keyOf(event), event);
  return { written, born };
};

/** Whether units came into being that only an event names which somebody else's kept out. */
const isUnused = (born: EnsuredUnits['born'], mine: readonly NumberedEvent[]): boolean => {
  const named = new Set(mine.flatMap(({ event }) => event.plan.units.map(({ uri }) => uri)));
  return [...born.values()].some(({ uri }) => !named.has(uri));
};

/** Undoes the transaction and lets it run again, which then finds the event of the other: rare enough. */
const beginAnew = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`
    do $$ begin
      raise exception 'an event of the same identity came first' using errcode = 'serialization_failure';
    end $$`);

/** What projections are told of an event that was written. */
const recordedOf = (
  { nr, key, flowNr, incidences, eventId, isDeclaration, incoming, line }: PlacedEvent,
  known: ReadonlyMap<string, KnownEvent>,
): RecordedEvent => {
  const { record_time, recorded_by, department_id } = line;
  const other = known.get(identityKey(eventId, !isDeclaration))?.nr;
  return {
    nr,
    event: incoming.event,
    key,
    flowNr,
    incidences,
    recordTime: new Date(record_time),
    recordedBy: recorded_by,
    departmentId: department_id,
    isDeclaration,
    ...(other !== undefined && (isDeclaration ? { voids: other } : { voidedBy: other })),
  };
};

interface Finished {
  readonly recorded: readonly RecordedEvent[];
  readonly born: EnsuredUnits['born'];
  readonly standing: Standing;
  readonly batch: Recordable;
  readonly now: Date;
}

/** What hangs on the events, what becomes of their units, and word to whoever waits for it. */
const finish = async (tx: Tx, { recorded, born, standing, batch, now }: Finished): Promise<void> => {
  writeDetails(tx, recorded);
  const units = [...standing.units.values()];
  await projectEvents(tx, recorded, {
    mode: batch.mode,
    now,
    born,
    known: new Map(units.map(({ facts }) => [facts.nr, facts])),
    withState: new Set(units.filter(({ hasState }) => hasState).map(({ facts }) => facts.nr)),
  });
  await nudge(tx, { to: 'everyone', topic: eventsTopic });
};

const recordingOf = (
  event: PlannedEvent,
  known: ReadonlyMap<string, KnownEvent>,
  line: EventLine | undefined,
): Recording => {
  const kept = known.get(keyOf(event));
  if (kept === undefined) throw new Error(`${event.eventId} was neither written nor found.`);
  const { index, eventId } = event;
  if (line !== undefined) return { index, eventId, nr: kept.nr, outcome: 'recorded', line };
  return {
    index,
    eventId,
    nr: kept.nr,
    outcome: saysTheSame(event.said, kept.said) ? 'duplicate' : 'conflict',
  };
};
