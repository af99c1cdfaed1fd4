import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import type { Say } from '../lib/text.ts';
import { faultOf, tidyHours, type TypedHours } from './hours-text.ts';
import { texts } from './texts.ts';

type Pattern = CalendarYear['patterns'][number];

/** The names of the seven days' hours, as the server's errors name them. */
export const weekFields = ['week.0', 'week.1', 'week.2', 'week.3', 'week.4', 'week.5', 'week.6'] as const;
type WeekField = (typeof weekFields)[number];

/** What the drawer of weekly hours holds. */
export type PatternValues = Readonly<Record<WeekField, readonly TypedHours[]>> & { readonly from: Day };

/** A pattern as the drawer begins with it. */
export const patternValues = (from: Day, week: Pattern['week']): PatternValues => {
  const [monday = [], tuesday = [], wednesday = [], thursday = [], friday = [], saturday = [], sunday = []] =
    week;
  return {
    from,
    'week.0': monday,
    'week.1': tuesday,
    'week.2': wednesday,
    'week.3': thursday,
    'week.4': friday,
    'week.5': saturday,
    'week.6': sunday,
  };
};

/** The hours as the server takes them. */
export const weekMeant = (values: PatternValues): Pattern['week'] =>
  weekFields.map((field) => tidyHours(values[field]));

/** What can be seen to be wrong before the server is asked. `taken` are the days on which patterns begin already. */
export const patternFaults =
  ({ year, taken, t }: { readonly year: number; readonly taken: readonly Day[]; readonly t: Say }) =>
  (values: PatternValues): Readonly<Record<string, string>> => {
    const faults: Record<string, string> = {};
    for (const field of weekFields) {
      const fault = faultOf(values[field]);
      if (fault !== undefined) faults[field] = t(texts.hours[fault]);
    }
    if (weekFields.every((field) => values[field].length === 0)) faults['week.0'] = t(texts.week.nobody);
    if (taken.includes(values.from)) faults['from'] = t(texts.week.taken);
    if (!values.from.startsWith(`${year}-`)) faults['from'] = t(texts.week.needFrom, { year: String(year) });
    return faults;
  };
