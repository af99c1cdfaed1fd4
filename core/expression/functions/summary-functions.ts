import type { Decimal } from 'decimal.js';
import { compareValues } from '../values/compare.ts';
import { Exact, isNumber, numberOf, type Running, type Value } from '../values/value.ts';
import { add, type Outcome } from '../values/arithmetic.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { type Signature, signature } from './signature.ts';

type Summary = (items: readonly Value[], run: Running) => Value;

/** Called with one list or with the items themselves. */
const bothWays = (name: string, result: string, summary: Summary): BuiltIn => {
  const counted: Summary = (items, run) => {
    run.step(items.length);
    return summary(items, run);
  };
  const ways: readonly Signature[] = [
    signature('list: list', result, (given, run) => counted(given.list(0), run)),
    signature('...list: any', result, (given, run) =>
      given.values.length < 2 ? refuseItems(run) : counted(given.values, run),
    ),
  ];
  return builtIn(name, ...ways);
};

const refuseItems = (run: Running): null =>
  run.refuse({
    zh: '列表里有没有值的项，或类型不对的项，所以没有值。',
    en: 'Items of the list have no value or are of another type, so there is no value.',
  });

/** All items as numbers; undefined where one is none. */
const numbersOf = (items: readonly Value[]): Decimal[] | undefined => {
  const numbers = items.filter(isNumber);
  return numbers.length === items.length ? numbers : undefined;
};

const ofNumbers =
  (calculate: (numbers: readonly Decimal[]) => Value): Summary =>
  (items, run) => {
    const numbers = numbersOf(items);
    if (numbers === undefined) return refuseItems(run);
    const result = calculate(numbers);
    if (!isNumber(result) || result.isFinite()) return result;
    return run.refuse({ zh: '结果太大，所以没有值。', en: 'The result is too large, so there is no value.' });
  };

const total = (numbers: readonly Decimal[]): Decimal =>
  numbers.reduce((sum, number) => sum.plus(number), new Exact(0));

const mean = (numbers: readonly Decimal[]): Decimal => total(numbers).div(numbers.length);

const extreme =
  (sign: 1 | -1): Summary =>
  (items, run) => {
    let best: Value = null;
    for (const [index, item] of items.entries()) {
      const order = index === 0 ? compareValues(item, item) : compareValues(item, best, run.step);
      if (order === undefined) return refuseItems(run);
      if (index === 0 || order * sign > 0) best = item;
    }
    return best;
  };

/** Numbers, or durations of one kind. */
const sum: Summary = (items, run) => {
  const [first, ...rest] = items;
  if (first === undefined) return null;
  if (isNumber(first)) return ofNumbers(total)(items, run);
  let result: Value = first;
  for (const item of rest) {
    const outcome: Outcome = typeof item === 'string' ? 'kinds' : add(result, item);
    if (typeof outcome === 'string') return refuseItems(run);
    result = outcome.value;
  }
  return typeof first === 'object' && first !== null && 'kind' in first && first.kind.endsWith('duration')
    ? result
    : refuseItems(run);
};

const median = (numbers: readonly Decimal[]): Value => {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a.comparedTo(b));
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : low.plus(high).div(2);
};

/** The standard deviation of a sample. */
const deviation = (numbers: readonly Decimal[]): Value => {
  if (numbers.length < 2) return null;
  const middle = mean(numbers);
  const squares = numbers.map((number) => number.minus(middle).pow(2));
  return total(squares)
    .div(numbers.length - 1)
    .sqrt();
};

/** The numbers that occur most often, in ascending order. */
const mode = (numbers: readonly Decimal[]): Value => {
  const counts = new Map<string, number>();
  for (const number of numbers) counts.set(number.toString(), (counts.get(number.toString()) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([, count]) => count === most)
    .map(([text]) => new Exact(text))
    .toSorted((a, b) => a.comparedTo(b));
};

/** True when all are, or when one is; no value where what is missing could decide. */
const quantifier =
  (deciding: boolean): Summary =>
  (items) => {
    if (items.includes(deciding)) return deciding;
    return items.every((item) => typeof item === 'boolean') ? !deciding : null;
  };

/** The functions that make one value of many (DMN 10.3.4.4). */
export const summaryFunctions: readonly BuiltIn[] = [
  bothWays('min', 'any', extreme(-1)),
  bothWays('max', 'any', extreme(1)),
  bothWays('sum', 'any', sum),
  bothWays(
    'mean',
    'number',
    ofNumbers((numbers) => (numbers.length === 0 ? null : mean(numbers))),
  ),
  bothWays(
    'product',
    'number',
    ofNumbers((numbers) => (numbers.length === 0 ? null : numbers.reduce((a, b) => a.times(b), numberOf(1)))),
  ),
  bothWays('median', 'number', ofNumbers(median)),
  bothWays('stddev', 'number', (items, run) => {
    run.step(200);
    return ofNumbers(deviation)(items, run);
  }),
  bothWays(
    'mode',
    'list<number>',
    ofNumbers((numbers) => (numbers.length === 0 ? [] : mode(numbers))),
  ),
  bothWays('all', 'boolean', quantifier(false)),
  bothWays('any', 'boolean', quantifier(true)),
];
