import { addDays, type Day, dayNumber, dayOfNumber, weekdayOf } from '@yuanliu/core/platform';

/** Which days are meant: the one with the focus, and those picked by Shift, by dragging, or one by one. */
export interface Selection {
  readonly focus: Day;
  /** Where a range begins. */
  readonly anchor: Day;
  /** In order. */
  readonly picked: readonly Day[];
}

/** Only a focus, nothing picked. */
export const focusOn = (day: Day): Selection => ({ focus: day, anchor: day, picked: [] });

/** Picks everything from where the range began up to a day, in either direction. */
export const extendTo = ({ anchor }: Selection, day: Day): Selection => ({
  focus: day,
  anchor,
  picked: rangeOf(anchor, day),
});

/** Adds a day to those picked, or takes it out. */
export const toggle = ({ picked }: Selection, day: Day): Selection => ({
  focus: day,
  anchor: day,
  picked: picked.includes(day) ? picked.filter((each) => each !== day) : [...picked, day].toSorted(),
});

/** What an act applies to: the picked days, otherwise the one with the focus. */
export const meantBy = ({ focus, picked }: Selection): readonly Day[] =>
  picked.length === 0 ? [focus] : picked;

/** All days between two, both included. */
export const rangeOf = (one: Day, other: Day): readonly Day[] => {
  const [first, last] = [dayNumber(one), dayNumber(other)].toSorted((a, b) => a - b);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => dayOfNumber(first + index));
};

/** Whether the days follow each other without a gap. */
export const isContiguous = (days: readonly Day[]): boolean =>
  days.every((day, index) => index === 0 || addDays(days[index - 1] ?? day, 1) === day);

const steps: Readonly<Record<string, (day: Day) => Day>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, 1 - weekdayOf(day)),
  End: (day) => addDays(day, 7 - weekdayOf(day)),
  PageUp: (day) => monthAway(day, -1),
  PageDown: (day) => monthAway(day, 1),
};

/** The same day of a neighbour month, or its last where it is shorter. */
const monthAway = (day: Day, by: 1 | -1): Day => {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, (month ?? 1) + by, 0)).getUTCDate();
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + by, Math.min(date ?? 1, last)))
    .toISOString()
    .slice(0, 10);
};

/** Where a key leads from a day; undefined for a key that moves nothing. The year's own days are not left. */
export const dayAfterKey = (key: string, day: Day): Day | undefined => {
  const to = steps[key]?.(day);
  if (to === undefined) return undefined;
  const year = day.slice(0, 4);
  if (to < `${year}-01-01`) return `${year}-01-01`;
  return to > `${year}-12-31` ? `${year}-12-31` : to;
};
