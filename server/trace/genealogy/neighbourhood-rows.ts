import type { EventFacts, Incidence, Neighbourhood, UnitFacts } from './neighbourhood.ts';

/** A neighbourhood as the database writes it: lists of lists, so that no name travels with every row. */
export interface Row {
  readonly complete: Neighbourhood['complete'];
  readonly units: readonly UnitRow[];
  readonly events: readonly EventRow[];
  readonly own: readonly LineRow[];
  readonly far: readonly LineRow[];
  readonly members: readonly LineRow[];
  readonly ties: Neighbourhood['ties'];
  readonly empties: Neighbourhood['empties'];
  readonly pools: Neighbourhood['pools'];
  readonly totals: readonly (readonly [flow: number, outputs: number, sum: string | null])[];
}

type LineRow = readonly [
  flow: number,
  event: number,
  role: number,
  unit: number,
  quantity: string | null,
  uom: string | null,
  evidence: number,
  isVessel: boolean,
  peer: number | null,
  time: number,
  field: number,
  position: number,
  space?: string | null,
  low?: string | null,
  high?: string | null,
];

export const lineOfRow = (row: LineRow): Incidence => {
  const [flow, event, role, unit, quantity, uom, evidence, isVessel, peer, time, field, position, ...serial] =
    row;
  const [space = null, low = null, high = null] = serial;
  return {
    flow,
    event,
    role,
    unit,
    quantity,
    uom,
    evidence,
    isVessel,
    peer,
    time,
    place: `${role}.${field}.${position}`,
    serials: space === null || low === null || high === null ? null : [space, low, high],
  };
};

type UnitRow = readonly [
  nr: number,
  uri: string,
  kind: string,
  label: string,
  classUri: string | null,
  space: string | null,
  low: string | null,
  high: string | null,
];

export const unitOfRow = ([nr, uri, kind, label, classUri, space, low, high]: UnitRow): UnitFacts => ({
  nr,
  uri,
  kind,
  label,
  classUri,
  space,
  low,
  high,
});

type EventRow = readonly [
  nr: number,
  eventId: string,
  type: string,
  action: number | null,
  time: number,
  offset: string,
  position: number,
  hash: string,
  step: string | null,
  readPoint: string | null,
  location: string | null,
  isVisible: boolean | null,
  isVoid: boolean,
  isCleaning: boolean,
  destinations: EventFacts['destinations'] | null,
];

export const eventOfRow = (row: EventRow): EventFacts => {
  const [nr, eventId, type, action, time, offset, position, hash, step, readPoint, location, ...flags] = row;
  const [isVisible, isVoid, isCleaning, destinations] = flags;
  return {
    nr,
    eventId,
    type,
    action,
    time,
    offset,
    position,
    hash,
    step,
    readPoint,
    location,
    isVisible: isVisible === true,
    isVoid,
    isCleaning,
    destinations: destinations ?? [],
  };
};
