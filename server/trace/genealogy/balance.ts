import {
  type Amounts,
  compareDecimals,
  convert,
  isPositive,
  minus,
  plus,
  roleCode,
  type TraceBalance,
  unitOfMeasure,
} from '@yuanliu/core/trace';
import { baseQuantity } from '../projection/base-quantity.ts';
import { onHandOf } from '../projection/fold-stock.ts';
import { placeIn } from '../projection/place.ts';
import type { UnitState } from '../projection/unit-state.ts';
import type { Incidence } from './neighbourhood.ts';

/** The unit of measure that the amounts of a dimension are told in, by the base unit that they are kept in. */
export type Writing = (base: string) => string;

/**
 * Amounts of one dimension are told in the unit of measure that the unit's first line states it in, as on the page of
 * the unit. `lines` are in the order of the world.
 */
export const writingOf = (lines: readonly Incidence[]): Writing => {
  const first = new Map<string, string>();
  for (const { role, quantity, uom } of lines) {
    if (quantity === null || role === roleCode.member) continue;
    const base = baseOf(uom);
    if (!first.has(base)) first.set(base, uom ?? '');
  }
  return (base) => first.get(base) ?? base;
};

const baseOf = (uom: string | null): string => unitOfMeasure(codeOf(uom ?? ''))?.base ?? codeOf(uom ?? '');

/** Digits behind the point; a conversion that never ends is cut there. */
const digits = 12;

/** What the text stands for: an empty one means pieces. */
const codeOf = (uom: string): string => (uom === '' ? 'C62' : uom);

const told = (quantity: string, { base, uom }: { readonly base: string; readonly uom: string }): string => {
  if (codeOf(uom) === base) return quantity;
  return (
    convert(quantity, { from: base, to: codeOf(uom) })
      ?.toDecimalPlaces(digits)
      .toFixed() ?? quantity
  );
};

/** What the stock projection keeps of a unit. */
export type Books = Pick<UnitState, 'sums' | 'stocks' | 'packed'>;

/** What came of a unit by its books, for each dimension by itself. */
export const balancesOf = (books: Books, writing: Writing): TraceBalance[] => {
  const { made, opening, adjusted, consumed, removed, samples, loss } = books.sums;
  const sums = [made, opening, adjusted, consumed, removed, samples, loss];
  const bases = new Set([...sums, ...Object.values(books.stocks), books.packed].flatMap(Object.keys));
  return [...bases]
    .map((base) => balanceIn(books, { base, uom: writing(base) }))
    .toSorted((a, b) => (a.uom < b.uom ? -1 : 1));
};

const balanceIn = (books: Books, measure: { readonly base: string; readonly uom: string }): TraceBalance => {
  const { base, uom } = measure;
  const { made, opening, adjusted, consumed, removed, samples, loss } = books.sums;
  const of = (amounts: Amounts): string => amounts[base] ?? '0';
  const delivered = Object.entries(books.stocks)
    .filter(([word]) => placeIn(word).kind === 'party')
    .reduce((sum, [, amounts]) => plus(sum, of(amounts)), '0');
  const atHand = of(onHandOf(books));
  const isShort = compareDecimals(atHand, '0') < 0;
  const sums = {
    in: plus(of(made), of(opening)),
    out: [of(consumed), of(removed), delivered].reduce(plus),
    onHand: isShort ? '0' : atHand,
    samples: of(samples),
    loss: of(loss),
    adjustments: minus('0', of(adjusted)),
  };
  const { in: came, ...went } = sums;
  const written = (quantity: string): string => told(quantity, measure);
  return {
    uom,
    in: written(came),
    out: written(sums.out),
    onHand: written(sums.onHand),
    samples: written(sums.samples),
    loss: written(sums.loss),
    adjustments: written(sums.adjustments),
    unexplained: written(minus(came, Object.values(went).reduce(plus))),
  };
};

/** A fill of a vessel: what it was charged with on top of the heel, what was drawn, and what passed on. */
export interface FillLevel {
  readonly balances: TraceBalance[];
  /** What went on to the next fill; null where the levels do not tell. */
  readonly heel: { readonly quantity: string; readonly uom: string } | null;
}

/**
 * The fills of a vessel by the event that opened each. `moments` are charges, draws and verified cleanings in the
 * order of the world. Tells nothing unless all have a quantity of one dimension.
 */
export const fillLevels = (
  moments: readonly { readonly line: Incidence; readonly isCleaning: boolean }[],
): ReadonlyMap<number, FillLevel> => {
  const moved = moments.flatMap(({ line }) => (line.isVessel && line.role <= roleCode.output ? [line] : []));
  const bases = new Set(moved.map(({ uom }) => baseOf(uom)));
  const [base] = bases;
  if (base === undefined || bases.size > 1 || moved.some(({ quantity }) => quantity === null))
    return new Map();
  const measure = { base, uom: writingOf(moved)(base) };
  const levels = new Map<number, FillLevel>();
  let open: Drawn | undefined;
  const close = (end: 'heel' | 'cleaned' | 'now'): string => {
    if (open === undefined) return '0';
    const rest = minus(open.in, open.out);
    const left = isPositive(rest) ? rest : '0';
    levels.set(open.event, levelOf({ ...open, end }, measure));
    open = undefined;
    return left;
  };
  for (const { line, isCleaning } of moments) {
    if (isCleaning) close('cleaned');
    if (!line.isVessel || line.quantity === null) continue;
    const { quantity } = baseQuantity(line.quantity, line.uom ?? undefined);
    if (line.role === roleCode.output)
      open = { event: line.event, in: plus(quantity, close('heel')), out: '0' };
    else if (line.role === roleCode.input && open !== undefined) open.out = plus(open.out, quantity);
  }
  close('now');
  return levels;
};

/** What a fill holds while it is the current one. */
interface Drawn {
  readonly event: number;
  readonly in: string;
  out: string;
}

const levelOf = (
  { in: came, out, end }: Drawn & { readonly end: 'heel' | 'cleaned' | 'now' },
  measure: { readonly base: string; readonly uom: string },
): FillLevel => {
  const rest = minus(came, out);
  const left = isPositive(rest) ? rest : '0';
  const written = (quantity: string): string => told(quantity, measure);
  const { uom } = measure;
  return {
    balances: [
      {
        uom,
        in: written(came),
        samples: '0',
        adjustments: '0',
        out: written(end === 'heel' ? plus(out, left) : out),
        onHand: end === 'now' ? written(left) : '0',
        loss: end === 'cleaned' ? written(left) : '0',
        unexplained: written(left === rest ? '0' : rest),
      },
    ],
    heel: end === 'heel' ? { quantity: written(left), uom } : null,
  };
};
