import { type Draft, note, remembered } from './draft.ts';
import type { EventFacts, Part } from './step.ts';
import { isMoving, tradeOf } from './steps-of-trade.ts';

/**
 * Birth and end of a single thing. It is created once; an output of the transformation that consumed it is the same
 * thing reworked, and what was built into something may come out again by a later transformation.
 */
export const foldLife = (draft: Draft, event: EventFacts, { role }: Part): void => {
  if (role === 'output') beBorn(draft, event);
  else checkUse(draft, event, role);
  if (role === 'input' || (role === 'observed' && tradeOf(event) === 'destroying')) end(draft, event);
};

const beBorn = (draft: Draft, event: EventFacts): void => {
  const { state, unit } = draft;
  const { createdNr, ended } = state;
  state.ended = null;
  const isReceipt = tradeOf(event) === 'receiving';
  if (ended !== null && (ended.flowNr === event.flowNr || (ended.isConsumed && event.type !== 'ObjectEvent')))
    return;
  const earlierNr = ended?.eventNr ?? (isReceipt ? 0 : createdNr);
  if (earlierNr !== 0)
    note(draft, event, {
      kind: 'created-twice',
      severity: ended !== null && (unit.kind === 'logistic' || unit.kind === 'asset') ? 'note' : 'holding',
      otherEventNr: createdNr === 0 ? earlierNr : createdNr,
    });
  if (createdNr === 0) state.createdNr = event.nr;
  if (state.origin !== 'created') state.origin = 'created';
};

/** Reading a label of something that has ended is no use of it; moving, packing and consuming it is. */
const checkUse = (draft: Draft, event: EventFacts, role: Part['role']): void => {
  const { ended } = draft.state;
  if (ended === null || ended.flowNr === event.flowNr) return;
  const isPacked = (role === 'child' || role === 'parent') && event.action === 'ADD';
  const isConsumed = role === 'input' && event.type !== 'ObjectEvent';
  const isMoved = role !== 'input' && event.action !== 'DELETE' && isMoving(event);
  if (isPacked || isConsumed || isMoved)
    note(draft, event, {
      kind: 'used-after-destroyed',
      severity: 'holding',
      otherEventNr: ended.eventNr,
    });
};

const end = (draft: Draft, event: EventFacts): void => {
  const { state } = draft;
  state.ended ??= {
    ...remembered(event),
    flowNr: event.flowNr,
    isConsumed: event.type !== 'ObjectEvent',
  };
  state.place = { kind: 'gone', uri: '' };
};
