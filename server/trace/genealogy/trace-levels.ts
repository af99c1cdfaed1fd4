import { setImmediate } from 'node:timers/promises';
import { roleCode } from '@yuanliu/core/trace';
import { type Expand, followInputs, followOutputs } from './expand.ts';
import { expandBackward } from './expand-backward.ts';
import { expandForward } from './expand-forward.ts';
import { expandBackwardIgnoring, expandForwardIgnoring } from './expand-ignored.ts';
import type { Direction, NeighbourhoodSource, TimeRule } from './neighbourhood.ts';
import { type Frontier, type Link, type NodeKey, unitKey, Walk } from './walk.ts';
import type { Window } from './windows.ts';

/** What is traced, from where, and how far. */
export interface Question {
  readonly direction: Direction;
  readonly time: TimeRule;
  /** The unit, and when what was in it is meant: all time, except for a fill. */
  readonly start: { readonly unit: number; readonly window: Window };
  /** Units in the answer at the most; links may be 20 times as many. */
  readonly limit: number;
}

/** Why the answer ends before the genealogy does. */
export interface Cut {
  readonly reason: 'units' | 'edges';
  readonly limit: number;
  /** Units that would have been looked at next. */
  readonly frontier: number;
}

/** What a level found: links whose two ends are in the answer by now. */
export interface Level {
  readonly nodes: readonly NodeKey[];
  readonly events: readonly number[];
  readonly links: readonly Link[];
}

/** Units whose surroundings are fetched by one statement, so that one reply of the database fits in memory. */
export const mostAtOnce = 10_000;
/** Units that are looked at for what was delivered, whatever the limit. */
export const mostLookedAt = 200_000;
const linksPerUnit = 20;

/** A trace: its levels as they complete; `walk` holds all of it, `cut` is set once it ended too early. */
export interface Trace {
  readonly walk: Walk;
  readonly levels: () => AsyncGenerator<Level, void>;
  readonly cut: () => Cut | undefined;
  /** After the levels: goes on in silence where the limit cut, up to `mostLookedAt` units. */
  readonly goBeyond: () => Promise<void>;
  /** Whether everything was looked at, told or not. */
  readonly isWhole: () => boolean;
}

/**
 * Walks from a unit level by level. Every level is a set and is worked off as one, so the answer does not depend on
 * the order in which anything is stored or asked for; a unit that was seen is not looked at again for the same time, so
 * cycles end.
 */
export const openTrace = (source: NeighbourhoodSource, question: Question): Trace => {
  const walk = new Walk(question.direction, question.limit * linksPerUnit);
  const course: Course = { walk, source, question, cut: undefined, rest: undefined };
  return {
    walk,
    levels: () => levelsOf(course),
    cut: () => course.cut,
    goBeyond: () => goBeyond(course),
    isWhole: () => course.rest === undefined,
  };
};

interface Course {
  readonly walk: Walk;
  readonly source: NeighbourhoodSource;
  readonly question: Question;
  cut: Cut | undefined;
  /** What was left for want of room, or was to come next. */
  rest: Frontier | undefined;
}

/**
 * The one generator for all traces: one made for each would get a hidden class of its own, in the old generation, and
 * through it all that the trace found would outlive the answer until the next full collection.
 */
async function* levelsOf(course: Course): AsyncGenerator<Level, void> {
  const { walk, question } = course;
  walk.arriveWhole(question.start.unit, question.start.window);
  const ready = openReady(walk);
  for (let frontier = walk.next(); frontier !== undefined; frontier = walk.next()) {
    course.rest = await take(course, frontier, question.limit - walk.nodes.size);
    yield ready();
    walk.hop += 1;
    const reason = course.rest === undefined ? 'edges' : 'units';
    if (course.rest === undefined && !walk.isFull()) continue;
    course.rest ??= walk.next();
    const limit = reason === 'units' ? question.limit : question.limit * linksPerUnit;
    course.cut = { reason, limit, frontier: course.rest?.units.size ?? 0 };
    return;
  }
}

const goBeyond = async (course: Course): Promise<void> => {
  const { walk } = course;
  walk.goSilent();
  while (course.rest !== undefined) {
    const left = await take(course, course.rest, mostLookedAt - walk.nodes.size);
    if (left !== undefined) return;
    course.rest = walk.next();
  }
};

/** Looks at as much of a frontier as there is room for, and answers what was left. */
const take = async (
  { walk, source, question }: Course,
  frontier: Frontier,
  room: number,
): Promise<Frontier | undefined> => {
  const taken = within(walk, frontier, room);
  await fetchFor(walk, { source, frontier: taken, isTimed: question.time === 'respected' });
  await workOff(walk, taken, question);
  return restOf(frontier, taken);
};

/** What a level left for want of room; undefined when nothing. Its flows were followed. */
const restOf = (frontier: Frontier, taken: Frontier): Frontier | undefined => {
  if (taken.units.size === frontier.units.size) return undefined;
  const units = new Map([...frontier.units].filter(([unit]) => !taken.units.has(unit)));
  return { ...frontier, units, flows: [] };
};

/** As many new units as there is room for, those first that came first into the ledger: numbers grow with time. */
const within = ({ nodes }: Walk, frontier: Frontier, room: number): Frontier => {
  const { units } = frontier;
  const fresh = [...units.keys()].filter((unit) => !nodes.has(unitKey(unit)));
  if (fresh.length <= room) return frontier;
  const left = new Set(fresh.toSorted((a, b) => a - b).slice(Math.max(0, room)));
  return { ...frontier, units: new Map([...units].filter(([unit]) => !left.has(unit))) };
};

const fetchFor = async (
  { known, direction }: Walk,
  { source, frontier, isTimed }: { source: NeighbourhoodSource; frontier: Frontier; isTimed: boolean },
): Promise<void> => {
  const farRole = direction === 'backward' ? roleCode.input : roleCode.output;
  const isMissing = (unit: number): boolean =>
    !known.isComplete(unit) || (frontier.wholes.has(unit) && !known.hasMembers(unit));
  const units = [...frontier.units.keys()].filter(isMissing).toSorted((a, b) => a - b);
  const flows = isTimed
    ? [...new Set(frontier.flows.map(({ line }) => line.flow))].filter(
        (flow) => !known.hasSide(flow, farRole),
      )
    : [];
  for (let at = 0; at < Math.max(units.length, flows.length); at += mostAtOnce) {
    const now = units.slice(at, at + mostAtOnce);
    const partial = direction === 'backward' ? now.filter((unit) => !frontier.wholes.has(unit)) : [];
    known.add(await source.fetch({ units: now, partial, flows: flows.slice(at, at + mostAtOnce) }), partial);
  }
};

const expanders: Readonly<Record<TimeRule, Readonly<Record<Direction, Expand>>>> = {
  respected: { backward: expandBackward, forward: expandForward },
  ignored: { backward: expandBackwardIgnoring, forward: expandForwardIgnoring },
};

/** Units after which others get their turn: a large level would keep the process to itself for a second. */
const unitsAtOnce = 500;

const workOff = async (
  walk: Walk,
  { units, flows }: Frontier,
  { time, direction }: Question,
): Promise<void> => {
  const expand = expanders[time][direction];
  let done = 0;
  for (const [unit, windows] of units) {
    expand(walk, unit, windows);
    done += 1;
    if (done % unitsAtOnce === 0) await setImmediate();
  }
  const follow = direction === 'backward' ? followInputs : followOutputs;
  for (const { line, node } of flows) follow(walk, line, node);
};

/** Tells after each level what is new, and holds a link back until both of its ends are there. */
const openReady = (walk: Walk): (() => Level) => {
  let waiting: Link[] = [];
  return () => {
    const { nodes, events, links } = walk.takeFresh();
    const all = [...waiting, ...links];
    const isReady = ({ from, to }: Link): boolean => walk.nodes.has(from) && walk.nodes.has(to);
    waiting = all.filter((link) => !isReady(link));
    return { nodes, events, links: all.filter(isReady) };
  };
};

/** The units of an answer that have a neighbour which is not in it, because the answer was cut. */
export const cutNodes = ({ nodes, links }: Walk): Set<NodeKey> => {
  const cut = new Set<NodeKey>();
  for (const { from, to } of links.values()) {
    if (nodes.has(from) && !nodes.has(to)) cut.add(from);
    if (nodes.has(to) && !nodes.has(from)) cut.add(to);
  }
  return cut;
};
