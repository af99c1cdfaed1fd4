import { type Draft, remembered } from './draft.ts';
import type { EventFacts, EventMark } from './step.ts';
import type { ActiveHold, Hold } from './unit-state.ts';

/**
 * Holds that the event places on its things or lifts from them. Causes stand beside each other, each lifted by its own
 * id. A lift exempts the unit also from the hold of that id where it comes from elsewhere: from its container or class.
 */
export const foldHolds = (draft: Draft, event: EventFacts): void => {
  for (const mark of event.marks) {
    if (mark.kind === 'hold') place(draft, event, mark);
    if (mark.kind === 'lift') lift(draft, event, mark);
  }
};

const words = ({ reason, paper, person }: Pick<EventMark, 'reason' | 'paper' | 'person'>) => ({
  ...(reason !== undefined && { reason }),
  ...(paper !== undefined && { paper }),
  ...(person !== undefined && { person }),
});

const place = (draft: Draft, event: EventFacts, mark: EventMark): void => {
  const { state, unit } = draft;
  if (state.holds.some(({ holdId }) => holdId === mark.name)) return;
  const active: ActiveHold = { ...remembered(event), holdId: mark.name, ...words(mark) };
  state.holds = [...state.holds, active];
  row(draft, rowOf(unit.nr, active));
};

const lift = (draft: Draft, event: EventFacts, mark: EventMark): void => {
  const { state, unit } = draft;
  const active = state.holds.find(({ holdId }) => holdId === mark.name);
  if (active?.eventNr !== event.nr) {
    const exemption = { unitNr: unit.nr, holdId: mark.name, from: remembered(event), to: null };
    row(draft, { ...exemption, isExemption: true, ...words(mark) });
  }
  if (active === undefined) return;
  state.holds = state.holds.filter((hold) => hold !== active);
  const { paper: _, ...said } = words(mark);
  row(draft, { ...rowOf(unit.nr, active), to: { ...remembered(event), ...said } });
};

const rowOf = (unitNr: number, { eventNr, key, time, holdId, ...said }: ActiveHold): Hold => ({
  unitNr,
  holdId,
  isExemption: false,
  from: { eventNr, key, time },
  ...words(said),
  to: null,
});

const row = ({ holds }: Draft, hold: Hold): void => {
  holds.set(`${hold.holdId} ${hold.from.eventNr}`, hold);
};
