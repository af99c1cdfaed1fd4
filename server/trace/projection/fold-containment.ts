import { addAmounts, amountOf, type Amounts, isNothing, least, negated } from '@yuanliu/core/trace';
import { type Draft, note, openKey, remembered, takingKey } from './draft.ts';
import { bondOf, type EventFacts, isCounted, type Part } from './step.ts';
import { depart, settle } from './fold-stock.ts';
import type { Bond, Containment } from './unit-state.ts';

/**
 * A child of an aggregation or association. ADD puts it in, and what is in stays in until it is taken out; OBSERVE
 * changes nothing (EPCIS 2.0, 7.4.3). A single thing is in one container of a bond at a time: a second ADD closes
 * the older interval, and is an anomaly unless an event of the same moment takes it out of there. Serials that are put
 * in or taken out by themselves no longer lie where a larger run of theirs does.
 */
export const foldChild = (draft: Draft, event: EventFacts, part: Part): void => {
  const { parentNr } = event;
  if (parentNr === undefined || parentNr === draft.unit.nr) return;
  if (draft.unit.space !== undefined && event.action !== 'OBSERVE')
    draft.state.apart ??= { key: event.key, time: event.time };
  const at = { event, parentNr, bond: bondOf(event) };
  if (event.action === 'ADD') {
    if (isCounted(part)) putQuantity(draft, at, part);
    else putSingle(draft, at, part);
  }
  if (event.action === 'DELETE') {
    const interval = draft.open.get(openKey(at));
    if (isCounted(part)) takeQuantity(draft, { event, interval }, part);
    else if (interval !== undefined) close(draft, event, { interval, evidence: part.evidence });
  }
};

/** The container of `event` was emptied: whatever of the unit was inside is outside. */
export const foldEmptying = (draft: Draft, event: EventFacts): boolean => {
  const { parentNr } = event;
  if (parentNr === undefined) return false;
  const interval = draft.open.get(openKey({ bond: bondOf(event), parentNr }));
  if (interval === undefined) return false;
  close(draft, event, { interval, evidence: interval.evidence });
  if (interval.inside !== null) unpack(draft, event, interval.inside);
  return true;
};

interface At {
  readonly event: EventFacts;
  readonly parentNr: number;
  readonly bond: Bond;
}

const putSingle = (draft: Draft, { event, parentNr, bond }: At, { evidence }: Part): void => {
  if (draft.open.has(openKey({ bond, parentNr }))) return;
  for (const other of draft.open.values()) {
    if (other.bond !== bond || other.inside !== null) continue;
    close(draft, event, { interval: other, evidence });
    // Two documents tell of one moment in an order that nobody meant.
    if ((draft.takings.get(takingKey(event, other)) ?? '') > event.key) continue;
    note(draft, event, {
      kind: 'in-two-containers',
      severity: 'holding',
      peerNr: other.parentNr,
      otherEventNr: other.from.eventNr,
    });
  }
  const from = remembered(event);
  const single = { put: null, inside: null, unpackedKey: null };
  open(draft, { childNr: draft.unit.nr, parentNr, bond, from, to: null, evidence, ...single });
};

const putQuantity = (draft: Draft, { event, parentNr, bond }: At, part: Part): void => {
  const amount: Amounts =
    part.quantity === undefined ? {} : depart(draft, event, { quantity: part.quantity, uom: part.uom ?? '' });
  draft.state.packed = addAmounts(draft.state.packed, amount);
  const known = draft.open.get(openKey({ bond, parentNr }));
  if (known === undefined) {
    const from = remembered(event);
    const { evidence } = part;
    open(draft, {
      childNr: draft.unit.nr,
      parentNr,
      bond,
      from,
      to: null,
      evidence,
      put: amount,
      inside: amount,
      unpackedKey: null,
    });
    return;
  }
  open(draft, {
    ...known,
    put: addAmounts(known.put ?? {}, amount),
    inside: addAmounts(known.inside ?? {}, amount),
    evidence: weaker(known.evidence, part.evidence),
  });
};

/**
 * Takes a quantity out; without one, all of it. More than is known to be inside was either never told to have gone
 * in, and then it must have been there from the start, or it lay loose already.
 */
const takeQuantity = (
  draft: Draft,
  { event, interval }: { event: EventFacts; interval: Containment | undefined },
  { quantity, uom = '', evidence }: Part,
): void => {
  const inside = interval?.inside ?? {};
  if (quantity === undefined) {
    if (interval !== undefined) close(draft, event, { interval, evidence });
    unpack(draft, event, inside);
    return;
  }
  const taken = amountOf(least(quantity, inside[uom] ?? '0'), uom);
  const left = addAmounts(inside, negated(taken));
  if (interval !== undefined) {
    if (isNothing(left) && !isNothing(inside)) close(draft, event, { interval, evidence });
    else
      open(draft, {
        ...interval,
        inside: left,
        evidence: weaker(interval.evidence, evidence),
        unpackedKey: interval.unpackedKey ?? (isNothing(taken) ? null : event.key),
      });
  }
  unpack(draft, event, taken);
  const surplus = addAmounts(amountOf(quantity, uom), negated(taken));
  if (draft.state.origin === 'unknown') {
    draft.state.sums.opening = addAmounts(draft.state.sums.opening, surplus);
    settle(draft, event, surplus);
  }
};

const unpack = (draft: Draft, event: EventFacts, amounts: Amounts): void => {
  draft.state.packed = addAmounts(draft.state.packed, negated(amounts));
  settle(draft, event, amounts);
};

const weight = { scanned: 0, inferred: 1, prorated: 2, posted: 3 } as const;
const weaker = (a: Part['evidence'], b: Part['evidence']): Part['evidence'] =>
  weight[a] >= weight[b] ? a : b;

const rowKey = ({ bond, parentNr, from }: Containment): string => `${from.eventNr} ${parentNr} ${bond}`;

const open = (draft: Draft, interval: Containment): void => {
  draft.open.set(openKey(interval), interval);
  draft.containments.set(rowKey(interval), interval);
};

const close = (
  draft: Draft,
  event: EventFacts,
  { interval, evidence }: { interval: Containment; evidence: Part['evidence'] },
): void => {
  draft.open.delete(openKey(interval));
  draft.containments.set(rowKey(interval), {
    ...interval,
    to: remembered(event),
    evidence: weaker(interval.evidence, evidence),
    inside: interval.inside === null ? null : {},
    unpackedKey: interval.inside === null ? null : (interval.unpackedKey ?? event.key),
  });
};
