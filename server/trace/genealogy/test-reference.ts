/**
 * The trace once more, for tests: written to be read, minute by minute and serial by serial, with none of the
 * engine's code. A state is "what is in this unit at this minute matters".
 */
import { actionCode, evidenceCode, roleCode } from '@yuanliu/core/trace';
import type { Direction, EventFacts, Incidence, UnitFacts } from './neighbourhood.ts';
import { areTied, eventIn, type History, unitIn, validLines } from './test-history.ts';

export const minute = 60_000_000;
/** The tolerance in minutes. */
const slack = 5;
/** Histories lie between minute 0 and this one; what is beyond both stands for "ever before" and "ever after". */
export const lastMinute = 120;
const minutes = Array.from({ length: lastMinute + 2 * (slack + 1) + 1 }, (_, index) => index - slack - 1);

/** What is reached: `unit <nr>`, and `fill <vessel> <event>`; of a vessel its fills alone. */
export const referenceTrace = (history: History, direction: Direction, start: number): Set<string> => {
  const world = openWorld(history);
  const states = new Set<string>();
  const reached = new Set<string>();
  const waiting: { readonly unit: number; readonly at: number }[] = [];
  const wholes = new Set<number>();
  // An item leads back to its lot, and a lot to what it was made of: neither leads back to the members of the lot.
  const matters: Step['matters'] = (unit, at, isTie = false) => {
    if (!isTie && !wholes.has(unit)) {
      wholes.add(unit);
      const members = direction === 'backward' ? world.membersOf(unit) : [];
      for (const member of members) {
        for (const line of world.linesOf(member)) {
          if (line.role !== roleCode.output) continue;
          for (const input of world.flow(line.flow, roleCode.input)) {
            for (const moment of world.whenOf(input)) matters(input.unit, moment);
          }
        }
      }
    }
    if (states.has(`${unit} ${at}`)) return;
    states.add(`${unit} ${at}`);
    waiting.push({ unit, at });
  };
  for (const at of minutes) matters(start, at);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const { unit, at } = state;
    const step = direction === 'backward' ? stepBackward : stepForward;
    step(world, { unit, at, matters, reached });
  }
  return reached;
};

interface Step {
  readonly unit: number;
  readonly at: number;
  /** `isTie`: the unit matters only as the lot of something, not for what its other members were made of. */
  readonly matters: (unit: number, at: number, isTie?: boolean) => void;
  readonly reached: Set<string>;
}

const stepBackward = (world: World, { unit, at, matters, reached }: Step): void => {
  for (const each of world.group(unit)) {
    const isVessel = world.isVessel(each);
    if (!isVessel) reached.add(`unit ${each}`);
    for (const line of world.linesOf(each)) {
      const isCharge = isVessel && line.isVessel && line.role === roleCode.output;
      const cleaned = world.cleanings(each).findLast((moment) => moment < at) ?? -Infinity;
      const isIn = !isCharge || world.whenOf(line).some((moment) => moment >= cleaned && moment <= at);
      if (isCharge && isIn) reached.add(`fill ${each} ${line.event}`);
      if (line.role === roleCode.output && isIn) {
        for (const input of world.flow(line.flow, roleCode.input)) {
          for (const moment of world.whenOf(input)) matters(input.unit, moment);
        }
      }
      if (line.role === roleCode.member && line.peer !== null)
        world.always((moment) => matters(line.peer ?? 0, moment, true));
    }
    for (const child of world.contents(each)) if (world.isInside(child, each, at)) matters(child.nr, at);
  }
};

const stepForward = (world: World, { unit, at, matters, reached }: Step): void => {
  for (const each of world.group(unit)) {
    const isVessel = world.isVessel(each);
    if (!isVessel) reached.add(`unit ${each}`);
    const cleaned = world.cleanings(each).find((moment) => moment > at) ?? Infinity;
    const isStillThere = (moment: number): boolean => moment >= at && moment <= cleaned;
    for (const line of world.linesOf(each)) {
      if (
        isVessel &&
        line.isVessel &&
        line.role === roleCode.output &&
        world.whenOf(line).some(isStillThere)
      ) {
        reached.add(`fill ${each} ${line.event}`);
      }
      if (line.role !== roleCode.input) continue;
      const when = world.whenOf(line);
      const isMet = isVessel ? !line.isVessel || when.some(isStillThere) : when.includes(at);
      if (!isMet) continue;
      for (const output of world.flow(line.flow, roleCode.output)) {
        if (output.isVessel) for (const moment of world.whenOf(output)) matters(output.unit, moment);
        else world.always((moment) => matters(output.unit, moment));
      }
    }
    for (const member of world.membersOf(each)) world.always((moment) => matters(member, moment));
  }
  for (const container of world.units) {
    if (world.isInside(unitIn(world.history, unit), container.nr, at)) matters(container.nr, at);
  }
};

interface World {
  readonly history: History;
  readonly membersOf: (lot: number) => number[];
  readonly units: readonly UnitFacts[];
  readonly group: (unit: number) => number[];
  readonly linesOf: (unit: number) => Incidence[];
  readonly flow: (flow: number, role: number) => Incidence[];
  readonly isVessel: (unit: number) => boolean;
  readonly cleanings: (unit: number) => number[];
  /** The minutes in which what a line says may have happened. */
  readonly whenOf: (line: Incidence) => number[];
  /** Every unit that was ever named as a child of it. */
  readonly contents: (container: number) => UnitFacts[];
  readonly isInside: (child: UnitFacts, container: number, at: number) => boolean;
  readonly always: (act: (at: number) => void) => void;
}

const openWorld = (history: History): World => {
  const valid = validLines(history);
  const { units } = history;
  const linesOf = (unit: number): Incidence[] => valid.filter((line) => line.unit === unit);
  const inside = new Map<string, Set<number>>();
  return {
    history,
    membersOf: (lot) => valid.flatMap((line) => (line.peer === lot ? [line.unit] : [])),
    units,
    linesOf,
    group: (unit) => [
      unit,
      ...units.filter((other) => areTied(unitIn(history, unit), other)).map(({ nr }) => nr),
    ],
    flow: (flow, role) => valid.filter((line) => line.flow === flow && line.role === role),
    isVessel: (unit) => linesOf(unit).some(({ isVessel }) => isVessel),
    cleanings: (unit) =>
      linesOf(unit)
        .filter((line) => eventIn(history, line.event).isCleaning && line.evidence !== evidenceCode.posted)
        .map(({ time }) => time / minute)
        .toSorted((a, b) => a - b),
    whenOf: (line) => {
      if (line.evidence === evidenceCode.posted) return minutes;
      const times = valid.filter(({ flow }) => flow === line.flow).map(({ time }) => time / minute);
      const [from, to] = [Math.min(...times) - slack, Math.max(...times) + slack];
      return minutes.filter((at) => at >= from && at <= to);
    },
    contents: (container) => {
      const packings = new Set(
        linesOf(container).flatMap(({ role, event }) => (role === roleCode.parent ? [event] : [])),
      );
      const children = valid.filter(({ role, event }) => role === roleCode.child && packings.has(event));
      return [...new Set(children.map((line) => line.unit))].map((nr) => unitIn(history, nr));
    },
    isInside: (child, container, at) => {
      const key = `${child.nr} ${container}`;
      const known = inside.get(key) ?? minutesInside({ history, valid }, child, container);
      inside.set(key, known);
      return known.has(at);
    },
    always: (act) => {
      for (const at of minutes) act(at);
    },
  };
};

/** The minutes in which any serial of the child, or the child itself, lay in the container. */
const minutesInside = (
  { history, valid }: { history: History; valid: readonly Incidence[] },
  child: UnitFacts,
  container: number,
): Set<number> => {
  const inside = new Set<number>();
  const serials: (bigint | undefined)[] = [];
  if (child.space === null) serials.push(undefined);
  else
    for (let serial = BigInt(child.low ?? 0); serial <= BigInt(child.high ?? 0); serial += 1n)
      serials.push(serial);
  for (const serial of serials) {
    const isMeant = ({ unit }: Incidence): boolean => {
      const other = unitIn(history, unit);
      if (serial === undefined) return unit === child.nr;
      return (
        other.space === child.space && BigInt(other.low ?? 0) <= serial && serial <= BigInt(other.high ?? 0)
      );
    };
    const parents = valid.filter(({ role, unit }) => role === roleCode.parent && unit === container);
    const said = parents.flatMap((parent): Said[] => {
      const children = valid.filter(({ event, role }) => event === parent.event && role === roleCode.child);
      const event = eventIn(history, parent.event);
      const own = children.filter(isMeant);
      if (children.length === 0 && event.action === actionCode.DELETE)
        return [{ event, isNamed: false, isPosted: parent.evidence === evidenceCode.posted }];
      return own.map((line) => ({
        event,
        isNamed: true,
        isPosted: Math.max(line.evidence, parent.evidence) === evidenceCode.posted,
      }));
    });
    if (!said.some(({ isNamed }) => isNamed)) continue;
    for (const [from, to] of stays(said)) {
      for (const at of minutes) if (at >= from - slack && at <= to + slack) inside.add(at);
    }
  }
  return inside;
};

interface Said {
  readonly event: EventFacts;
  readonly isNamed: boolean;
  readonly isPosted: boolean;
}

/** From when to when one thing lay in a container, as long as it can have been. */
const stays = (said: readonly Said[]): [number, number][] => {
  const found: [number, number][] = [];
  let since: number | undefined;
  let lastOut = -Infinity;
  for (const { event, isNamed, isPosted } of said.toSorted((a, b) => order(a.event, b.event))) {
    const at = event.time / minute;
    if (event.action === actionCode.DELETE) {
      if (since !== undefined) found.push([since, isPosted ? Infinity : at]);
      else if (isNamed) found.push(isPosted ? [-Infinity, Infinity] : [lastOut, at]);
      since = undefined;
      lastOut = isPosted ? -Infinity : at;
    } else if (event.action === actionCode.ADD) {
      since = isPosted ? -Infinity : (since ?? at);
    } else since ??= isPosted ? -Infinity : lastOut;
  }
  if (since !== undefined) found.push([since, Infinity]);
  return found;
};

const order = (a: EventFacts, b: EventFacts): number =>
  a.time - b.time || a.position - b.position || (a.hash < b.hash ? -1 : 1);

/** The published rule without time, with lots and serials: units and events. */
export const referenceClosure = (
  history: History,
  direction: Direction,
  start: number,
): { readonly units: Set<number>; readonly events: Set<number> } => {
  const valid = validLines(history);
  // What shares serials with a unit that was named counts as named; what shares some with that does not.
  const named = new Set([start]);
  // A lot that was only reached as the lot of something matters for that alone.
  const wholes = new Set([start]);
  const withTied = (): Set<number> =>
    new Set([
      ...named,
      ...history.units
        .filter((a) => [...named].some((nr) => areTied(a, unitIn(history, nr))))
        .map(({ nr }) => nr),
    ]);
  for (let before = -1; before < named.size + wholes.size; ) {
    before = named.size + wholes.size;
    const units = withTied();
    const add = (nr: number): void => {
      named.add(nr);
      wholes.add(nr);
    };
    for (const line of valid) {
      if (line.peer !== null && wholes.has(line.peer) && direction === 'backward') add(line.unit);
      if (line.peer !== null && units.has(direction === 'backward' ? line.unit : line.peer)) {
        named.add(direction === 'backward' ? line.peer : line.unit);
      }
      if (!units.has(line.unit)) continue;
      for (const other of valid) {
        if (other.flow !== line.flow) continue;
        const { input, output, parent, child } = roleCode;
        if (direction === 'backward' && (other.role === input || other.role === child)) add(other.unit);
        if (direction === 'forward' && line.role === input && other.role === output) add(other.unit);
        if (direction === 'forward' && line.role === child && other.role === parent) add(other.unit);
      }
    }
  }
  const units = withTied();
  const events = new Set(history.lines.filter(({ unit }) => units.has(unit)).map(({ event }) => event));
  return { units, events };
};
