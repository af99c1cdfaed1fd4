import { Decimal } from 'decimal.js';
import { Exact, isDaysDuration, isMonthsDuration, type Running, type Value } from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { type Given, type Signature, signature } from './signature.ts';

/** Scales of IEEE 754 decimal128. */
const [minScale, maxScale] = [-6111, 6176];

/** Rounds to a scale, which is the number of places behind the point; a negative one counts before it. */
const rounded = (given: Given, rounding: Decimal.Rounding, run: Running): Value => {
  const number = given.number(0);
  const scale = given.has(1) ? given.whole(1) : 0;
  if (scale < minScale || scale > maxScale) {
    return run.refuse({
      zh: `位数要在 ${minScale} 到 ${maxScale} 之间。`,
      en: `The scale lies from ${minScale} to ${maxScale}.`,
    });
  }
  if (number.decimalPlaces() <= scale) return number;
  run.step(10 + (Math.abs(number.e) >> 1));
  const unit = new Exact(10).pow(-scale);
  // In units of the last place the number is whole or has a fraction, which alone is rounded.
  const wide = Decimal.clone({ precision: 100, toExpNeg: -9e15, toExpPos: 9e15 });
  const units = new wide(number.toFixed()).div(new wide(unit.toFixed()));
  const result = new Exact(units.toDecimalPlaces(0, rounding).times(new wide(unit.toFixed())).toFixed());
  return result.isZero() ? new Exact(0) : result;
};

const rounding = (name: string, mode: Decimal.Rounding, scale: 'scale' | 'scale?'): BuiltIn =>
  builtIn(
    name,
    signature(`n: number, ${scale}: number`, 'number', (given, run) => rounded(given, mode, run)),
  );

/** A number function of one number; `calculate` gives undefined outside its domain. */
const ofNumber = (calculate: (number: Decimal) => Decimal | undefined): Signature =>
  signature('number: number', 'number', (given, run) => {
    // Some 200 microseconds of series, where other steps take one.
    run.step(200);
    const result = calculate(given.number(0));
    if (result?.isFinite()) return result;
    return run.refuse({
      zh: '这个数字没有这样的函数值，或结果太大。',
      en: 'The function has no value for this number, or one that is too large.',
    });
  });

const parity = (name: string, rest: number): BuiltIn =>
  builtIn(
    name,
    signature(
      'number: number',
      'boolean',
      // Of a number of more than 34 digits the last is 0.
      (given) => {
        const number = given.number(0);
        if (number.e > 40) return rest === 0;
        return number.isInteger() && number.mod(2).abs().equals(rest);
      },
    ),
  );

/** The remainder with the sign of the divisor: dividend - divisor × floor(dividend / divisor). */
const modulo = (given: Given, run: Running): Value => {
  const [dividend, divisor] = [given.number(0), given.number(1)];
  if (divisor.isZero())
    return run.refuse({ zh: '除数是 0，所以没有值。', en: 'The divisor is 0, so there is no value.' });
  // The division underneath is as long as the exponents lie apart.
  run.step(10 + (Math.abs(dividend.e - divisor.e) >> 2));
  const rest = dividend.mod(divisor);
  return rest.isZero() || rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor);
};

const separators: ReadonlySet<string> = new Set([' ', ',', '.']);

/** A number that a text writes, with these signs between thousands and before the fraction. */
const readNumber = (given: Given, run: Running): Value => {
  const [grouping, point] = [given.has(1) ? given.text(1) : undefined, given.has(2) ? given.text(2) : '.'];
  const isWrong =
    (grouping !== undefined && !separators.has(grouping)) ||
    !['.', ','].includes(point) ||
    grouping === point;
  let text = given.text(0);
  if (grouping !== undefined) text = text.replaceAll(grouping, '');
  if (point === ',') text = text.replace('.', ' ').replace(',', '.');
  if (isWrong || text.length > 1000 || !/^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) {
    return run.refuse({ zh: '这段文本不是数字。', en: 'The text is no number.' });
  }
  const number = new Exact(text).toSignificantDigits(34);
  return number.isFinite() ? number : run.refuse({ zh: '数字太大。', en: 'The number is too large.' });
};

/** The functions about numbers (DMN 10.3.4.5). */
export const numberFunctions: readonly BuiltIn[] = [
  builtIn(
    'number',
    signature('from: number', 'number', (given) => given.number(0)),
    signature(
      'from: string, grouping separator?: string?, decimal separator?: string?',
      'number',
      readNumber,
    ),
  ),
  rounding('decimal', Decimal.ROUND_HALF_EVEN, 'scale'),
  rounding('floor', Decimal.ROUND_FLOOR, 'scale?'),
  rounding('ceiling', Decimal.ROUND_CEIL, 'scale?'),
  rounding('round up', Decimal.ROUND_UP, 'scale'),
  rounding('round down', Decimal.ROUND_DOWN, 'scale'),
  rounding('round half up', Decimal.ROUND_HALF_UP, 'scale'),
  rounding('round half down', Decimal.ROUND_HALF_DOWN, 'scale'),
  builtIn(
    'abs',
    signature('n: number', 'number', (given) => given.number(0).abs()),
    signature('n: days and time duration', 'days and time duration', (given) => {
      const value = given.value(0);
      return isDaysDuration(value) && value.nanos < 0n ? { ...value, nanos: -value.nanos } : value;
    }),
    signature('n: years and months duration', 'years and months duration', (given) => {
      const value = given.value(0);
      return isMonthsDuration(value) ? { ...value, months: Math.abs(value.months) } : value;
    }),
  ),
  builtIn('modulo', signature('dividend: number, divisor: number', 'number', modulo)),
  builtIn(
    'sqrt',
    ofNumber((number) => (number.isNegative() && !number.isZero() ? undefined : number.sqrt())),
  ),
  builtIn(
    'log',
    ofNumber((number) => (number.greaterThan(0) ? number.ln() : undefined)),
  ),
  builtIn(
    'exp',
    ofNumber((number) => number.exp()),
  ),
  parity('odd', 1),
  parity('even', 0),
];
