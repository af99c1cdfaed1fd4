import type { UnitPage } from '@yuanliu/core/trace';

type Balance = UnitPage['balance'];

/** A part of one side of a balance. */
export interface BalancePart {
  readonly name: keyof Balance | 'adjustedLess';
  /** A plain decimal above zero. */
  readonly quantity: string;
  /** Of the longer side, from 0 to 1. */
  readonly share: number;
}

/** What came and what went in one unit of measure; the gap stands on the side that is short. */
export interface BalanceSides {
  readonly uom: string;
  readonly came: readonly BalancePart[];
  readonly went: readonly BalancePart[];
  /** A plain decimal above zero, and the side that lacks it; undefined where it adds up. */
  readonly gap: { readonly quantity: string; readonly on: 'came' | 'went' } | undefined;
}

const cameNames = ['made', 'opening', 'adjusted', 'members'] as const;
const wentNames = ['consumed', 'delivered', 'samples', 'loss', 'removed', 'onHand'] as const;

const isZero = (quantity: string): boolean => !/[1-9]/.test(quantity);
const isNegative = (quantity: string): boolean => quantity.startsWith('-');
const unsigned = (quantity: string): string => quantity.replace(/^-/, '');

type Line = Omit<BalancePart, 'share'>;

const sharesOf = (lines: readonly Line[], whole: number): BalancePart[] =>
  lines.map((line) => ({ ...line, share: whole === 0 ? 0 : Number(line.quantity) / whole }));

const sumOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);

/** Puts a balance into sides by unit of measure. What counting found missing goes to the other side, without a sign. */
export const balanceSides = (balance: Balance): readonly BalanceSides[] => {
  const uoms = [...new Set(Object.values(balance).flatMap((amounts) => Object.keys(amounts)))].toSorted();
  return uoms.map((uom) => {
    const quantityOf = (name: keyof Balance): string => balance[name][uom] ?? '0';
    const linesOf = (names: readonly (keyof Balance)[]): Line[] =>
      names
        .map((name) => ({ name, quantity: quantityOf(name) }))
        .filter(({ quantity }) => !isZero(quantity) && !isNegative(quantity));
    const came: Line[] = linesOf(cameNames);
    const went: Line[] = linesOf(wentNames);
    const adjusted = quantityOf('adjusted');
    if (isNegative(adjusted)) went.push({ name: 'adjustedLess', quantity: unsigned(adjusted) });
    const unexplained = quantityOf('unexplained');
    const short = isNegative(unexplained) ? came : went;
    const gap = isZero(unexplained) ? undefined : unsigned(unexplained);
    if (gap !== undefined) short.push({ name: 'unexplained', quantity: gap });
    const whole = Math.max(sumOf(came), sumOf(went));
    return {
      uom,
      came: sharesOf(came, whole),
      went: sharesOf(went, whole),
      gap: gap === undefined ? undefined : { quantity: gap, on: short === came ? 'came' : 'went' },
    };
  });
};
