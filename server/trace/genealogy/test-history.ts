/**
 * Histories for tests: what the ledger would hold, as plain lists, and the same as a source of neighbourhoods that
 * looks everything up by reading the lists from end to end.
 */
import { roleCode } from '@yuanliu/core/trace';
import type {
  EventFacts,
  Incidence,
  Neighbourhood,
  NeighbourhoodSource,
  UnitFacts,
} from './neighbourhood.ts';

export interface History {
  readonly units: readonly UnitFacts[];
  readonly events: readonly EventFacts[];
  readonly lines: readonly Incidence[];
}

export const eventIn = ({ events }: History, nr: number): EventFacts => {
  const found = events.find((event) => event.nr === nr);
  if (found === undefined) throw new Error(`No event ${nr}.`);
  return found;
};

export const unitIn = ({ units }: History, nr: number): UnitFacts => {
  const found = units.find((unit) => unit.nr === nr);
  if (found === undefined) throw new Error(`No unit ${nr}.`);
  return found;
};

/** Two units that share serials. */
export const areTied = (a: UnitFacts, b: UnitFacts): boolean =>
  a.nr !== b.nr &&
  a.space !== null &&
  a.space === b.space &&
  BigInt(a.low ?? 0) <= BigInt(b.high ?? 0) &&
  BigInt(b.low ?? 0) <= BigInt(a.high ?? 0);

/** The lines that count. */
export const validLines = (history: History): Incidence[] =>
  history.lines.filter(({ event }) => !eventIn(history, event).isVoid);

/** Everything at once, whatever is asked: what a trace may look at is its own affair. */
export const memorySource = (history: History): NeighbourhoodSource => {
  const { units, events, lines } = history;
  const valid = validLines(history);
  const flows = [...new Set(lines.map(({ flow }) => flow))];
  const timesOf = (flow: number): number[] =>
    valid.filter((line) => line.flow === flow).map(({ time }) => time);
  const whole: Neighbourhood = {
    complete: units.map(({ nr }) => nr),
    units,
    events,
    own: lines,
    far: valid.map((line) => ({ ...line, serials: serialsOf(unitIn(history, line.unit)) })),
    members: valid.filter(({ role }) => role === roleCode.member),
    made: madeIn(valid),
    ties: units.flatMap((a) => units.filter((b) => areTied(a, b)).map((b) => [a.nr, b.nr] as const)),
    empties: emptiesIn(history),
    pools: flows
      .filter((flow) => valid.some((line) => line.flow === flow && line.event !== flow))
      .map((flow) => [flow, Math.min(...timesOf(flow)), Math.max(...timesOf(flow))] as const),
    totals: [],
  };
  return { fetch: async () => whole };
};

/** Of each lot, the lines by which a member came out of what something went into. */
const madeIn = (valid: readonly Incidence[]): Incidence[] => {
  const into = new Set(valid.filter(({ role }) => role === roleCode.input).map(({ flow }) => flow));
  const pairs = valid.flatMap(({ unit, peer }) => (peer === null ? [] : [`${unit} ${peer}`]));
  return [...new Set(pairs)].flatMap((pair) => {
    const [unit, lot] = pair.split(' ').map(Number);
    return valid
      .filter((line) => line.unit === unit && line.role === roleCode.output && into.has(line.flow))
      .map((line) => ({ ...line, peer: lot ?? 0 }));
  });
};

const serialsOf = ({ space, low, high }: UnitFacts): Incidence['serials'] =>
  space === null || low === null || high === null ? null : [space, low, high];

const emptiesIn = (history: History): Neighbourhood['empties'] =>
  validLines(history).flatMap((line) => {
    const isChildless = !history.lines.some(
      ({ event, role }) => event === line.event && role === roleCode.child,
    );
    const isEmptying =
      line.role === roleCode.parent && eventIn(history, line.event).action === 3 && isChildless;
    return isEmptying ? [[line.unit, line.event, line.evidence] as const] : [];
  });
