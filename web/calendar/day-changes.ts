import { nationalYears, type setDays } from '@yuanliu/core/calendar';
import { addDays, type CallOf, type Day } from '@yuanliu/core/platform';
import { type Exception, isSameException } from './year-view.ts';

/** One call of `calendar.set-days`: the days, and what they become. */
export type Step = CallOf<typeof setDays>['body'];

/** The most days that one call takes. */
const mostDays = 62;

/** The calls that set these days, or make them ordinary again (null). */
export const stepsFor = (days: readonly Day[], exception: Step['exception']): readonly Step[] =>
  Array.from({ length: Math.ceil(days.length / mostDays) }, (_, part) => ({
    days: days.slice(part * mostDays, (part + 1) * mostDays),
    exception,
  }));

/** The calls after which these days say again what they said in `before`. */
export const stepsBack = (before: readonly Exception[], days: readonly Day[]): readonly Step[] => {
  const alike: { readonly was: Exception | undefined; readonly days: Day[] }[] = [];
  for (const day of days) {
    const was = before.find((each) => each.day === day);
    const known = alike.find((each) => isSameException(each.was, was));
    if (known === undefined) alike.push({ was, days: [day] });
    else known.days.push(day);
  }
  return alike.flatMap(({ was, days: same }) => stepsFor(same, was === undefined ? null : bodyOf(was)));
};

const bodyOf = ({ kind, name, hours }: Exception): NonNullable<Step['exception']> => ({
  kind,
  name: { ...name },
  ...(hours !== null && { hours: [...hours] }),
});

/** The national arrangement of a year in the form of the year's reply; undefined where none is shipped. */
export const nationalExceptions = (year: number): readonly Exception[] | undefined =>
  nationalYears
    .find((each) => each.year === year)
    ?.days.map(({ day, kind, name, hours }) => ({
      day,
      kind,
      name: { ...name },
      hours: hours === undefined ? null : [...hours],
    }));

/** Neighbouring days that change alike; undefined is an ordinary day of the week. */
export interface Difference {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Day[];
  readonly now: Exception | undefined;
  readonly next: Exception | undefined;
}

/** What would change if a year said `next` instead of `now`, in the order of the days. */
export const differencesBetween = (
  now: readonly Exception[],
  next: readonly Exception[],
): readonly Difference[] => {
  const [nowByDay, nextByDay] = [byDay(now), byDay(next)];
  const days = [...new Set([...nowByDay.keys(), ...nextByDay.keys()])].toSorted();
  const differences: Difference[] = [];
  for (const day of days) {
    const pair = { now: nowByDay.get(day), next: nextByDay.get(day) };
    if (isSameException(pair.now, pair.next)) continue;
    const last = differences.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day && isAlike(last, pair))
      differences[differences.length - 1] = { ...last, to: day, days: [...last.days, day] };
    else differences.push({ ...pair, from: day, to: day, days: [day] });
  }
  return differences;
};

type Pair = Pick<Difference, 'now' | 'next'>;

const isAlike = (one: Pair, other: Pair): boolean =>
  isSameException(one.now, other.now) && isSameException(one.next, other.next);

const byDay = (exceptions: readonly Exception[]): ReadonlyMap<Day, Exception> =>
  new Map(exceptions.map((each) => [each.day, each]));
