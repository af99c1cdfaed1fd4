import { sql } from 'kysely';
import { actionCode, evidenceCode, fieldCode, roleCode, type TraceEvent } from '@yuanliu/core/trace';
import type { Tx } from '../../../platform/index.ts';
import type { RecordedEvent } from '../../ledger/recorded-event.ts';
import type { EventMark } from '../step.ts';
import { type TestEvent, testUnits } from './test-history.ts';

/** An event or the declaration that it is wrong, on its way in. */
export interface Arrival {
  readonly event: TestEvent;
  readonly isDeclaration: boolean;
}

/** The number of the declaration of an event. */
export const declarationNr = (nr: number): number => nr + 500_000;

/** Everything that arrives of a history: the events, and the declarations of those that do not count. */
export const arrivalsOf = (events: readonly TestEvent[]): Arrival[] =>
  events.flatMap((event) => [
    { event, isDeclaration: false },
    ...(event.isVoid ? [{ event, isDeclaration: true }] : []),
  ]);

/** Writes the units of the made-up world under their own numbers. */
export const writeUnits = async (tx: Tx): Promise<void> => {
  const lines = [...testUnits.values()].map(({ nr, uri, kind, classNr, space, low, high }) => ({
    nr,
    uri,
    kind,
    class_nr: classNr,
    space,
    low,
    high,
    magnitude: kind === 'run' ? Math.ceil(Math.log2((high ?? 0) - (low ?? 0) + 1)) : null,
    label: `U${nr}`,
  }));
  await tx.rows(sql`
    insert into units (nr, uri, kind, class_nr, space, low, high, magnitude, label)
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (nr bigint, uri text, kind text,
      class_nr bigint, space text, low bigint, high bigint, magnitude smallint, label text)`);
};

/** Writes arrivals into the ledger's tables under the numbers that the history gave them, as recording does. */
export const writeArrivals = async (
  tx: Tx,
  arrivals: readonly Arrival[],
  here: Set<string>,
): Promise<RecordedEvent[]> => {
  const wordOf = ({ event, isDeclaration }: Arrival): string => `${event.nr} ${isDeclaration}`;
  for (const arrival of arrivals) here.add(wordOf(arrival));
  const isHere = (event: TestEvent, isDeclaration: boolean): boolean =>
    here.has(wordOf({ event, isDeclaration }));
  await insertRows(tx, arrivals);
  const voids = arrivals.flatMap(({ event, isDeclaration }) => [
    ...(isDeclaration ? [declarationNr(event.nr)] : []),
    ...(isHere(event, true) && isHere(event, false) ? [event.nr] : []),
  ]);
  await tx.rows(sql`
    insert into event_voids (event_nr, declaration_nr, known_from)
    select nr, nr, now() from unnest(${voids}::bigint[]) as given (nr) on conflict do nothing`);
  return arrivals.map(({ event, isDeclaration }) =>
    recordedOf(event, isDeclaration, isHere(event, !isDeclaration)),
  );
};

const insertRows = async (tx: Tx, arrivals: readonly Arrival[]): Promise<void> => {
  const numbered = arrivals.map(({ event, isDeclaration }) => ({
    event,
    isDeclaration,
    nr: isDeclaration ? declarationNr(event.nr) : event.nr,
  }));
  const events = numbered.map(({ event, isDeclaration, nr }, index) => ({
    nr,
    event_id: `urn:event:${event.nr}`,
    is_declaration: isDeclaration,
    hash: isDeclaration && event.isMisquoted ? '0'.repeat(64) : event.hash,
    type: event.type,
    action: event.action === undefined ? null : actionCode[event.action],
    event_time: event.time,
    record_time: event.recordTime,
    position: positionOf(event),
    biz_step: event.bizStep,
    disposition: event.disposition,
    read_point: event.readPoint,
    biz_location: event.bizLocation,
    flow_nr: isDeclaration ? nr : event.flowNr,
    index,
  }));
  await tx.rows(sql`
    insert into events (nr, id, event_id, is_declaration, is_id_minted, hash, type, action, event_time,
      time_zone_offset, record_time, position, biz_step, disposition, read_point, biz_location, flow_nr, document,
      context_nr, content_hash)
    select nr, gen_random_uuid(), event_id, is_declaration, false, decode(hash, 'hex'), type, action, event_time,
      '+08:00', record_time, position, biz_step, disposition, read_point, biz_location, flow_nr, '{}', 1,
      decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as line (nr bigint, event_id text,
      is_declaration boolean, hash text, type text, action smallint, event_time timestamptz,
      record_time timestamptz, position integer, biz_step text, disposition text, read_point text,
      biz_location text, flow_nr bigint)`);
  await insertParts(tx, numbered);
};

interface Numbered extends Arrival {
  readonly nr: number;
}

const insertParts = async (tx: Tx, numbered: readonly Numbered[]): Promise<void> => {
  const rows = numbered.flatMap(({ event, isDeclaration, nr }) =>
    event.rows.map((row) => ({
      flow_nr: isDeclaration ? nr : event.flowNr,
      event_nr: nr,
      role: roleCode[row.role],
      field: fieldCode[row.field],
      position: row.position,
      unit_nr: row.unitNr,
      quantity: row.quantity ?? null,
      uom: row.uom ?? null,
      evidence: evidenceCode[row.evidence],
      is_vessel: row.isVessel,
      peer_nr: row.peerNr ?? null,
      event_time: event.time,
    })),
  );
  await tx.rows(sql`
    insert into incidences select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line (
      flow_nr bigint, event_nr bigint, role smallint, field smallint, position integer, unit_nr bigint,
      quantity numeric, uom text, evidence smallint, is_vessel boolean, peer_nr bigint, event_time timestamptz)`);
  const references = numbered.flatMap(({ event, nr }) => [
    ...event.sources.map(({ type, id }, position) => ({ event_nr: nr, kind: 2, position, type, value: id })),
    ...event.destinations.map(({ type, id }, position) => ({
      event_nr: nr,
      kind: 3,
      position,
      type,
      value: id,
    })),
  ]);
  await tx.rows(sql`
    insert into event_references select * from jsonb_to_recordset(${JSON.stringify(references)}::jsonb) as line (
      event_nr bigint, kind smallint, position integer, type text, value text)`);
};

/** The place in its document, which the made-up key holds behind the time. */
const positionOf = ({ key }: TestEvent): number => Number.parseInt(key.slice(16, 24), 16);

const recordedOf = (event: TestEvent, isDeclaration: boolean, isOtherHere: boolean): RecordedEvent => ({
  nr: isDeclaration ? declarationNr(event.nr) : event.nr,
  event: traceEventOf(event),
  key: { time: event.time, position: positionOf(event), hash: event.hash, eventId: `urn:event:${event.nr}` },
  flowNr: event.flowNr,
  incidences: event.rows.map((row) => ({ ...row, unitUri: testUnits.get(row.unitNr)?.uri ?? '' })),
  recordTime: new Date(event.recordTime),
  recordedBy: null,
  departmentId: null,
  isDeclaration,
  ...(isOtherHere && (isDeclaration ? { voids: event.nr } : { voidedBy: declarationNr(event.nr) })),
});

const traceEventOf = (event: TestEvent): TraceEvent => {
  const named = (kind: EventMark['kind']) => event.marks.filter((mark) => mark.kind === kind);
  const words = ({ name, reason }: EventMark) => ({ id: name, ...(reason !== undefined && { reason }) });
  return {
    type: event.type,
    time: event.time,
    zoneOffset: '+08:00',
    ...(event.action !== undefined && { action: event.action }),
    ...(event.bizStep !== undefined && { bizStep: event.bizStep }),
    ...(event.disposition !== undefined && { disposition: event.disposition }),
    ...(event.readPoint !== undefined && { readPoint: event.readPoint }),
    ...(event.bizLocation !== undefined && { bizLocation: event.bizLocation }),
    things: [],
    transactions: [],
    sources: event.sources,
    destinations: event.destinations,
    certification: [],
    searchable: [],
    ...(named('doubt').length > 0 && {
      doubts: named('doubt').flatMap(({ name, doubt }) =>
        doubt === undefined ? [] : [{ path: name, text: doubt }],
      ),
    }),
    ...(named('hold').length > 0 && { holds: named('hold').map(words) }),
    ...(named('lift').length > 0 && { lifts: named('lift').map(words) }),
    ...(named('cleaning').length > 0 && { cleaning: 'verified' as const }),
    ...(named('set').length + named('unset').length > 0 && {
      persistentDisposition: {
        set: named('set').map(({ name }) => name),
        unset: named('unset').map(({ name }) => name),
      },
    }),
  };
};
