import { compareValues } from '../values/compare.ts';
import { Exact, isRange, type RangeValue, type Running, type Value } from '../values/value.ts';
import { readTemporal } from '../values/temporal-text.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { signature } from './signature.ts';

/** A point of a line: a range's end, or a value as the range that holds it alone. */
interface Line {
  readonly low: Value;
  readonly lowIncluded: boolean;
  readonly high: Value;
  readonly highIncluded: boolean;
}

const lineOf = (value: Value): Line =>
  isRange(value) ? value : { low: value, lowIncluded: true, high: value, highIncluded: true };

/** A comparison of two ends; throws nothing, and counts an end without value as incomparable. */
class Incomparable extends Error {}

const order = (left: Value, right: Value): number => {
  const result = compareValues(left, right);
  if (result === undefined) throw new Incomparable();
  return result;
};

type Relation = (a: Line, b: Line) => boolean;

/** All of `a` lies before all of `b`. */
const before: Relation = (a, b) => {
  const ends = order(a.high, b.low);
  return ends < 0 || (ends === 0 && !(a.highIncluded && b.lowIncluded));
};

const meets: Relation = (a, b) => a.highIncluded && b.lowIncluded && order(a.high, b.low) === 0;

/** Orders beginnings: an included end begins before one that is not. */
const startOrder = (a: Line, b: Line): number => {
  const ends = order(a.low, b.low);
  return ends === 0 ? Number(b.lowIncluded) - Number(a.lowIncluded) : ends;
};

const endOrder = (a: Line, b: Line): number => {
  const ends = order(a.high, b.high);
  return ends === 0 ? Number(a.highIncluded) - Number(b.highIncluded) : ends;
};

const overlaps: Relation = (a, b) => !before(a, b) && !before(b, a);

/** Begins before the other and ends within it. */
const overlapsBefore: Relation = (a, b) => startOrder(a, b) < 0 && !before(a, b) && endOrder(a, b) <= 0;

const isSameLine: Relation = (a, b) => startOrder(a, b) === 0 && endOrder(a, b) === 0;

const includes: Relation = (a, b) => startOrder(a, b) <= 0 && endOrder(a, b) >= 0;

const starts: Relation = (a, b) => startOrder(a, b) === 0 && endOrder(a, b) <= 0;

const finishes: Relation = (a, b) => endOrder(a, b) === 0 && startOrder(a, b) >= 0;

const turned =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a);

const tell = (relation: Relation, values: readonly [Value, Value], run: Running): Value => {
  try {
    return relation(lineOf(values[0]), lineOf(values[1]));
  } catch (error) {
    if (!(error instanceof Incomparable)) throw error;
    return run.refuse({ zh: '两者不能比较。', en: 'The two cannot be compared.' });
  }
};

/** Which of the two may be points, and which must be ranges. */
interface Names {
  readonly pairs: readonly (readonly [string, string])[];
}

const ranges: Names = { pairs: [['range1: range', 'range2: range']] };

const related = (name: string, relation: Relation, { pairs }: Names): BuiltIn =>
  builtIn(
    name,
    ...pairs.map(([first, second]) =>
      signature(`${first}, ${second}`, 'boolean', (given, run) =>
        tell(relation, [given.value(0), given.value(1)], run),
      ),
    ),
  );

const points = 'string|number|date|time|date and time|days and time duration|years and months duration';
const point = (name: string): string => `${name}: ${points}`;

const any: Names = {
  pairs: [
    [point('point1'), point('point2')],
    [point('point'), 'range: range'],
    ['range: range', point('point')],
    ['range1: range', 'range2: range'],
  ],
};
const pointFirst: Names = {
  pairs: [
    [point('point'), 'range: range'],
    ['range1: range', 'range2: range'],
  ],
};
const rangeFirst: Names = {
  pairs: [
    ['range: range', point('point')],
    ['range1: range', 'range2: range'],
  ],
};

const rangePattern = /^\s*([[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([)\][])\s*$/s;

/** An end of a range that a text writes: a number, a text in quotes, or a date, time or duration. */
const endOf = (text: string): Value | undefined => {
  if (text === '') return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return new Exact(text);
  const quoted = /^@?"([^"]*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return text.startsWith('@') ? readTemporal(quoted) : quoted;
  const called = /^(date|time|date and time|duration)\(\s*"([^"]*)"\s*\)$/.exec(text)?.[2];
  return called === undefined ? undefined : readTemporal(called);
};

const readRange = (text: string): RangeValue | undefined => {
  const [, open, first = '', second = '', close] = rangePattern.exec(text) ?? [];
  const [low, high] = [endOf(first), endOf(second)];
  if (open === undefined || low === undefined || high === undefined) return undefined;
  if (low === null && high === null) return undefined;
  const [lowIncluded, highIncluded] = [open === '[', close === ']'];
  if ((low === null && lowIncluded) || (high === null && highIncluded)) return undefined;
  const ends = low === null || high === null ? -1 : compareValues(low, high);
  if (ends === undefined || ends > 0) return undefined;
  return { kind: 'range', low, lowIncluded, high, highIncluded };
};

/** The functions about ranges (DMN 10.3.4.10, table 78) and the one that reads a range. */
export const rangeFunctions: readonly BuiltIn[] = [
  related('before', before, any),
  related('after', turned(before), any),
  related('meets', meets, ranges),
  related('met by', turned(meets), ranges),
  related('overlaps', overlaps, ranges),
  related('overlaps before', overlapsBefore, ranges),
  related('overlaps after', turned(overlapsBefore), ranges),
  related('finishes', finishes, pointFirst),
  related('finished by', turned(finishes), rangeFirst),
  related('includes', includes, rangeFirst),
  related('during', turned(includes), pointFirst),
  related('starts', starts, pointFirst),
  related('started by', turned(starts), rangeFirst),
  related('coincides', isSameLine, {
    pairs: [
      [point('point1'), point('point2')],
      ['range1: range', 'range2: range'],
    ],
  }),
  builtIn(
    'range',
    signature('from: string', 'range', (given, run) => {
      const range = given.text(0).length > 1000 ? undefined : readRange(given.text(0));
      return range ?? run.refuse({ zh: '这段文本不是区间。', en: 'The text is no range.' });
    }),
  ),
];
