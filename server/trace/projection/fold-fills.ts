import {
  addAmounts,
  amountOf,
  type Amounts,
  compareDecimals,
  isPositive,
  negated,
} from '@yuanliu/core/trace';
import { type Draft, note, remembered } from './draft.ts';
import type { EventFacts, Part } from './step.ts';
import type { CurrentFill, Fill } from './unit-state.ts';

/** What identifies a fill: its vessel and the event that opened it. */
const fillUri = (vesselUri: string, { time, hash }: Pick<EventFacts, 'time' | 'hash'>): string =>
  `${vesselUri}/fill/${time.replaceAll(/[-:]/g, '').replace(/\.\d+Z$/, 'Z')}-${hash.slice(0, 8)}`;

/**
 * A vessel. Charging opens the next fill, which receives what is left of the one before, unless a verified cleaning
 * lies between. What is drawn belongs to the fill of that moment; drawn before any known charge, it opens a fill that
 * is assumed. More drawn than a fill held is noted where all that went in was stated; meters differ a little, so that it
 * holds nothing.
 */
export const foldVessel = (draft: Draft, event: EventFacts, parts: readonly Part[]): void => {
  const drawn = parts.filter(({ isVessel, role }) => isVessel && role === 'input');
  const charged = parts.filter(({ isVessel, role }) => isVessel && role === 'output');
  if (drawn.length > 0) draw(draft, event, amountsOf(drawn));
  if (charged.length > 0)
    charge(draft, event, {
      charged: amountsOf(charged),
      isStated: charged.every(({ quantity }) => quantity !== undefined),
    });
  const { fill } = draft.state;
  if (fill !== null && event.marks.some(({ kind }) => kind === 'cleaning'))
    draft.state.fill = { ...fill, isCleaned: true };
};

const amountsOf = (parts: readonly Part[]): Amounts =>
  parts.reduce<Amounts>(
    (sum, { quantity, uom = '' }) =>
      quantity === undefined ? sum : addAmounts(sum, amountOf(quantity, uom)),
    {},
  );

/** What is left in a fill; less than nothing counts as nothing. */
const leftIn = ({ heel, charged, drawn }: Pick<Fill, 'heel' | 'charged' | 'drawn'>): Amounts =>
  Object.fromEntries(
    Object.entries(addAmounts(addAmounts(heel, charged), negated(drawn))).filter(([, quantity]) =>
      isPositive(quantity),
    ),
  );

const draw = (draft: Draft, event: EventFacts, amounts: Amounts): void => {
  const fill = draft.state.fill ?? openFill(draft, event, { isAssumed: true, charged: {}, isStated: false });
  judgeDraw(draft, event, { fill, amounts });
  keep(draft, { ...fill, drawn: addAmounts(fill.drawn, amounts) });
};

const judgeDraw = (
  draft: Draft,
  event: EventFacts,
  { fill, amounts }: { fill: CurrentFill; amounts: Amounts },
): void => {
  if (!fill.isExact) return;
  const held = addAmounts(fill.heel, fill.charged);
  const left = leftIn(fill);
  for (const [uom, needed] of Object.entries(amounts)) {
    const there = left[uom] ?? '0';
    // Of another dimension than what went in: nothing is known of how the two compare.
    if (held[uom] === undefined || compareDecimals(needed, there) <= 0) continue;
    note(draft, event, {
      kind: 'more-consumed-than-there-is',
      severity: 'note',
      data: { needed, there, uom },
    });
  }
};

interface Charge {
  readonly charged: Amounts;
  readonly isStated: boolean;
}

const charge = (draft: Draft, event: EventFacts, said: Charge): void => {
  const before = draft.state.fill;
  if (before !== null) draft.fills.set(before.ordinal, rowOf(draft, before, event));
  keep(draft, openFill(draft, event, { isAssumed: false, ...said }));
};

const openFill = (
  { state, unit }: Draft,
  event: EventFacts,
  { isAssumed, charged, isStated }: Charge & { readonly isAssumed: boolean },
): CurrentFill => {
  const before = state.fill;
  const hasHeel = before !== null && !before.isCleaned;
  return {
    ordinal: (before?.ordinal ?? 0) + 1,
    uri: fillUri(unit.uri, event),
    opened: remembered(event),
    isAssumed,
    hasHeel,
    heel: hasHeel ? leftIn(before) : {},
    charged,
    drawn: {},
    isCleaned: false,
    isExact: isStated && (!hasHeel || before.isExact),
  };
};

const keep = (draft: Draft, fill: CurrentFill): void => {
  draft.state.fill = fill;
  draft.fills.set(fill.ordinal, rowOf(draft, fill));
};

const rowOf = ({ unit }: Draft, fill: CurrentFill, closing?: EventFacts): Fill => {
  const { ordinal, uri, opened, isAssumed, hasHeel, heel, charged, drawn } = fill;
  const row = { ordinal, uri, opened, isAssumed, hasHeel, heel, charged, drawn };
  return { vesselNr: unit.nr, ...row, closed: closing === undefined ? null : remembered(closing) };
};
