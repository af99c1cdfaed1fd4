import type { EventFacts, Incidence, Neighbourhood, UnitFacts } from './neighbourhood.ts';
import { type PackedRow, unpacked } from './packed-lists.ts';

/** A neighbourhood as the database writes it: packed lists. */
export interface Row {
  readonly complete: string;
  readonly units: string;
  readonly events: string;
  readonly own: string;
  readonly far: string;
  readonly members: string;
  readonly made: string;
  readonly ties: string;
  readonly empties: string;
  readonly pools: string;
  readonly totals: string;
}

/** Widths of the lists: as many columns as the statement packs. */
const widths = { unit: 8, event: 13, line: 8, far: 11 } as const;

/** Takes the lists apart; the places are those of the columns in the statement. Throws OutOfStep. */
export const neighbourhoodOf = (row: Row): Neighbourhood => {
  const events = unpacked(row.events, widths.event, eventOf);
  const times = new Map(events.map(({ nr, time }) => [nr, time]));
  const lineOf = openLines((event) => times.get(event) ?? Number.NaN);
  return {
    complete: unpacked(row.complete, 1, ({ number }) => number(0)),
    units: unpacked(row.units, widths.unit, unitOf),
    events,
    own: unpacked(row.own, widths.line, lineOf),
    far: unpacked(row.far, widths.far, (line) => ({ ...lineOf(line), serials: serialsOf(line) })),
    members: unpacked(row.members, widths.line, lineOf),
    made: unpacked(row.made, widths.line, lineOf),
    ties: unpacked(row.ties, 2, ({ number }) => [number(0), number(1)] as const),
    empties: unpacked(row.empties, 3, ({ number }) => [number(0), number(1), number(2)] as const),
    pools: unpacked(row.pools, 3, ({ number }) => [number(0), number(1), number(2)] as const),
    totals: unpacked(row.totals, 3, ({ number, optional }) => ({
      flow: number(0),
      outputs: number(1),
      sum: optional(2),
    })),
  };
};

const unitOf = ({ number, text, optional }: PackedRow): UnitFacts => ({
  nr: number(0),
  uri: text(1),
  kind: text(2),
  label: text(3),
  classUri: optional(4),
  space: optional(5),
  low: optional(6),
  high: optional(7),
});

/** Lines, each with the time of its event: the line itself tells it where the event is not among those that came. */
const openLines =
  (timeOf: (event: number) => number) =>
  ({ number, optional, optionalNumber }: PackedRow): Incidence => {
    const event = number(0);
    const code = number(2);
    const role = code % 8;
    return {
      flow: optionalNumber(5) ?? event,
      event,
      role,
      unit: number(1),
      quantity: optional(3),
      uom: optional(4),
      evidence: Math.floor(code / 8) % 8,
      isVessel: Math.floor(code / 64) % 2 === 1,
      peer: optionalNumber(6),
      time: optionalNumber(7) ?? timeOf(event),
      place: `${role}.${Math.floor(code / 128)}`,
      serials: null,
    };
  };

const serialsOf = ({ optional }: PackedRow): Incidence['serials'] => {
  const [space, low, high] = [optional(8), optional(9), optional(10)];
  return space === null || low === null || high === null ? null : [space, low, high];
};

const eventOf = ({ number, text, optional, optionalNumber }: PackedRow): EventFacts => {
  const flags = number(11);
  const destinations = optional(12);
  return {
    nr: number(0),
    eventId: text(1),
    type: text(2),
    action: optionalNumber(3),
    time: number(4),
    offset: text(5),
    position: number(6),
    hash: text(7),
    step: optional(8),
    readPoint: optional(9),
    location: optional(10),
    isVisible: flags % 2 === 1,
    isVoid: Math.floor(flags / 2) % 2 === 1,
    isCleaning: flags >= 4,
    destinations: destinations === null ? [] : destinationsOf(destinations),
  };
};

/** One on each line, type before value; neither holds a blank, being URIs. */
const destinationsOf = (text: string): EventFacts['destinations'] =>
  text.split('\n').map((line) => {
    const end = line.indexOf(' ');
    return [end === 0 ? null : line.slice(0, end), line.slice(end + 1)];
  });
