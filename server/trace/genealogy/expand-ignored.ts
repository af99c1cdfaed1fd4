import { roleCode } from '@yuanliu/core/trace';
import { type Expand, linkFlow, linkMember, linkTie, noteEvents } from './expand.ts';
import type { Incidence } from './neighbourhood.ts';
import { unitKey, type Walk } from './walk.ts';
import { always } from './windows.ts';

/**
 * Backward without time, the published rule: every event that names a member in any field adds the children and
 * inputs that it names; a transformationID is one event. Added to it: the lot of an item, and shared serials.
 */
export const expandBackwardIgnoring: Expand = (walk, unit) => {
  if (walk.isWholeNow(unit)) followMembers(walk, unit);
  for (const each of reachGroup(walk, unit)) {
    for (const line of walk.known.linesOf(each)) {
      followEvent(walk, line);
      if (line.peer !== null) {
        linkMember(walk, line);
        walk.arrive(line.peer, always);
      }
    }
  }
};

/**
 * Forward without time, the published rule: where a member is child or input, parents and outputs are added. Added to
 * it: the members of a lot, and shared serials.
 */
export const expandForwardIgnoring: Expand = (walk, unit) => {
  for (const each of reachGroup(walk, unit)) {
    for (const line of walk.known.linesOf(each)) {
      const role = line.role === roleCode.input ? roleCode.output : roleCode.parent;
      if (line.role !== roleCode.input && line.role !== roleCode.child) continue;
      for (const far of walk.known.side(line.flow, role)) {
        walk.arrive(far.unit, always);
        linkPlain(walk, line, far);
      }
    }
    for (const member of walk.known.membersOf(each)) {
      linkMember(walk, member);
      walk.arrive(member.unit, always);
    }
  }
};

/** A lot that matters as a whole was made as its members were. */
const followMembers = (walk: Walk, lot: number): void => {
  for (const member of walk.known.membersOf(lot)) {
    linkMember(walk, member);
    walk.arriveWhole(member.unit, always);
  }
};

/** Adds the children and inputs of the event that the line belongs to, and links those that became the unit. */
const followEvent = (walk: Walk, line: Incidence): void => {
  const isNew = walk.isFirst(`all of ${line.flow}`);
  for (const role of [roleCode.input, roleCode.child]) {
    const isLinked = line.role === (role === roleCode.input ? roleCode.output : roleCode.parent);
    if (!isNew && !isLinked) continue;
    for (const far of walk.known.side(line.flow, role)) {
      if (isNew) walk.arriveWhole(far.unit, always);
      if (isLinked) linkPlain(walk, far, line);
    }
  }
};

const reachGroup = (walk: Walk, unit: number): number[] => {
  const group = walk.known.groupOf(unit);
  for (const each of group) {
    walk.reach(unitKey(each));
    noteEvents(walk, each, [always]);
    if (each !== unit) linkTie(walk, unit, each);
  }
  return group;
};

/** Links the two sides of a flow or of a container; things that were only named beside each other are not linked. */
const linkPlain = (walk: Walk, upstream: Incidence, downstream: Incidence): void => {
  const nodes = { from: unitKey(upstream.unit), to: unitKey(downstream.unit) };
  if (upstream.role === roleCode.input && downstream.role === roleCode.output) {
    linkFlow(walk, { input: upstream, output: downstream, ...nodes });
  }
  if (
    upstream.role === roleCode.child &&
    downstream.role === roleCode.parent &&
    upstream.event === downstream.event
  ) {
    const { quantity, uom, evidence, event } = upstream;
    walk.link({ ...nodes, why: 'packed', fromLine: upstream, event, quantity, uom, evidence });
  }
};
