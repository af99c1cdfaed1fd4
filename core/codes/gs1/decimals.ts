import type { Element } from './element-string.ts';

/** A number whose decimals the last digit of its identifier counts. */
export interface Decimal {
  /** Digits with a point, without needless leading zeros: `0.195`. */
  readonly amount: string;
  /** ISO 4217 numeric, where the identifier carries it: 391n and 393n. */
  readonly currency?: string;
}

/** Trade and logistic measures 31nn to 36nn, amounts and prices 390n to 393n, discount 394n, price a unit 395n. */
const isDecimal = (ai: string): boolean =>
  ai.length === 4 && ai >= '3100' && ai <= '3959' && ai.charAt(1) !== '7';

/** The number that a measure, amount or price stands for; undefined for other identifiers. */
export const decimalOf = ({ ai, value }: Element): Decimal | undefined => {
  if (!isDecimal(ai)) return undefined;
  const hasCurrency = ai.startsWith('391') || ai.startsWith('393');
  const digits = hasCurrency ? value.slice(3) : value;
  const decimals = Number(ai.charAt(3));
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=\d)/, '');
  const amount = decimals === 0 ? whole : `${whole}.${padded.slice(padded.length - decimals)}`;
  return hasCurrency ? { amount, currency: value.slice(0, 3) } : { amount };
};
