import { roleCode } from '@yuanliu/core/trace';
import { containersOf } from './container-stays.ts';
import { type Expand, followOutputs, linkMember, linkTie, noteEvents } from './expand.ts';
import { linkStay } from './expand-backward.ts';
import { expandVesselForward } from './expand-vessel.ts';
import { unitKey } from './walk.ts';
import { always, shared, touches } from './windows.ts';

/**
 * Forward: what a unit went into, the containers that it lay in while it lay there, the members of a lot, and the
 * same of every unit that shares serials with it. `windows` is when it holds what is asked about: all time, except
 * for a container.
 */
export const expandForward: Expand = (walk, unit, windows) => {
  const { known } = walk;
  for (const each of known.groupOf(unit)) {
    if (each !== unit) linkTie(walk, unit, each);
    expandOne(walk, each, windows);
  }
  for (const [container, stays] of containersOf(known, unit)) {
    let isMet = false;
    for (const stay of stays) {
      for (const window of windows) {
        const both = shared(stay.window, window);
        if (both === undefined) continue;
        isMet = true;
        linkStay(walk, { child: unit, container, stay });
        walk.arrive(container, both);
      }
    }
    if (!isMet) {
      walk.prune({
        reason: 'containment',
        node: unitKey(container),
        via: unitKey(unit),
        event: stays[0]?.event,
      });
    }
  }
};

const expandOne: Expand = (walk, unit, windows) => {
  const { known } = walk;
  const isVessel = known.isVessel(unit);
  if (isVessel) expandVesselForward(walk, unit, windows);
  else walk.reach(unitKey(unit));
  for (const line of known.linesOf(unit)) {
    if (line.role !== roleCode.input || line.isVessel) continue;
    const when = known.windowOf(line);
    if (isVessel || windows.some((window) => touches(window, when))) {
      walk.reach(unitKey(unit));
      followOutputs(walk, line, unitKey(unit));
    } else {
      for (const { unit: output } of known.side(line.flow, roleCode.output)) {
        walk.prune({ reason: 'containment', node: unitKey(output), via: unitKey(unit), event: line.event });
      }
    }
  }
  for (const member of known.membersOf(unit)) {
    linkMember(walk, member);
    walk.arrive(member.unit, always);
  }
  if (!isVessel) noteEvents(walk, unit, windows);
};
