import { Decimal } from 'decimal.js';
import type { Text } from '../../../platform/index.ts';
import { electricUnits } from './electric-units.ts';
import { physicsUnits } from './physics-units.ts';
import { sensorUnits } from './sensor-units.ts';
import { tradeUnits } from './trade-units.ts';

/** One UN/ECE Recommendation 20 unit. */
export interface UnitOfMeasure {
  readonly code: string;
  readonly dimension: string;
  /** The code of the dimension's base unit. */
  readonly base: string;
  readonly text: Text;
}

/** A value in the base unit of its dimension. */
export interface BaseMeasure {
  readonly dimension: string;
  readonly uom: string;
  readonly value: Decimal;
}

interface Conversion extends UnitOfMeasure {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  readonly added: Decimal;
}

/** Enough digits that a product of value and factor is exact; quotients that never end are cut to 30. */
const Exact = Decimal.clone({ precision: 80, toExpNeg: -9e15, toExpPos: 9e15 });
const quotientDigits = 30;

const conversions: ReadonlyMap<string, Conversion> = new Map(
  [...tradeUnits, ...sensorUnits, ...electricUnits, ...physicsUnits].flatMap(
    ({ dimension, units, added = {} }) =>
      units.map(([code, factor, zh, en]) => {
        const [numerator = '1', denominator = '1'] = factor.split('/');
        const conversion: Conversion = {
          code,
          dimension,
          base: units[0]?.[0] ?? code,
          text: { zh, en },
          numerator: new Exact(numerator),
          denominator: new Exact(denominator),
          added: new Exact(added[code] ?? 0),
        };
        return [code, conversion] as const;
      }),
  ),
);

const quotient = (dividend: Decimal, divisor: Decimal): Decimal =>
  divisor.equals(1) ? dividend : dividend.div(divisor).toSignificantDigits(quotientDigits);

/** Every unit that the product converts, by code. */
export const unitsOfMeasure: ReadonlyMap<string, UnitOfMeasure> = conversions;

/** The unit of a code; undefined for one that is not converted (its values compare with themselves only). */
export const unitOfMeasure = (code: string): UnitOfMeasure | undefined => conversions.get(code);

/**
 * A value in the base unit of its dimension: `toBase('26', 'CEL')` is 299.15 KEL. Exact; quotients that never end
 * keep 30 digits. Undefined for a code that is not known. Throws for text that is no decimal.
 */
export const toBase = (value: Decimal.Value, uom: string): BaseMeasure | undefined => {
  const unit = conversions.get(uom);
  if (unit === undefined) return undefined;
  const dividend = new Exact(value).plus(unit.added).times(unit.numerator);
  return { dimension: unit.dimension, uom: unit.base, value: quotient(dividend, unit.denominator) };
};

/**
 * A difference in the base unit of its dimension: a standard deviation of 1 CEL is one of 1 KEL, whatever 1 °C is. Exact
 * and undefined like `toBase`.
 */
export const differenceToBase = (difference: Decimal.Value, uom: string): BaseMeasure | undefined => {
  const unit = conversions.get(uom);
  if (unit === undefined) return undefined;
  const dividend = new Exact(difference).times(unit.numerator);
  return { dimension: unit.dimension, uom: unit.base, value: quotient(dividend, unit.denominator) };
};

/** A value in another unit of the same dimension; undefined when they do not convert. Exact like `toBase`. */
export const convert = (
  value: Decimal.Value,
  { from, to }: { readonly from: string; readonly to: string },
): Decimal | undefined => {
  const source = conversions.get(from);
  const target = conversions.get(to);
  if (from === to) return new Exact(value);
  if (source === undefined || target === undefined || source.dimension !== target.dimension) return undefined;
  const dividend = new Exact(value).plus(source.added).times(source.numerator).times(target.denominator);
  return quotient(dividend, source.denominator.times(target.numerator)).minus(target.added);
};
