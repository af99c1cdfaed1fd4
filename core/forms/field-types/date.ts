import { localTime } from '../../platform/index.ts';
import { z } from 'zod';
import { isCalendarDay, readLeadingDay } from '../reading/day-text.ts';
import { asText, good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, dayFromFeel, dayToFeel, feel, wrongKind } from './feel.ts';
import { textSchema } from './json-schema.ts';

const settings = z.strictObject({ version: z.literal(1) });
type Settings = z.output<typeof settings>;

const notDate = wrongKind('日期', 'a date');

const midnight = /^t?(?:0{1,2}:00(?::00(?:\.0+)?)?z?)?$/i;

/** A calendar day, `2026-03-04`. */
export const dateType = defineType<Settings>({
  name: 'date',
  text: { zh: '日期', en: 'Date' },
  group: 'time',
  holds: 'value',
  settings,
  initial: { version: 1 },
  filters: ['is', 'before', 'after', 'between', 'empty', 'not-empty'],
  sorts: true,
  searched: false,
  conversions: [
    {
      from: 'date-time',
      lossless: () => false,
      convert: (value, _, { zone }) => good(localTime(new Date(asText(value)), zone).day),
    },
    { from: 'text', lossless: () => 'by-value' },
  ],
  check: (value) =>
    typeof value === 'string' && isCalendarDay(value)
      ? good(value)
      : wrong('应为日期，例如 2026-03-04', 'must be a date such as 2026-03-04'),
  display: (value) => asText(value),
  read(text) {
    const leading = readLeadingDay(text);
    if (leading !== undefined && midnight.test(leading.rest)) return good(leading.day);
    return wrong(`“${text}”不是日期，请写成 2026-03-04`, `“${text}” is not a date; write it as 2026-03-04`);
  },
  meaning: () => feel.date,
  toFeel: dayToFeel,
  fromFeel: (value) => checkedOr(dayFromFeel(value), good, notDate),
  schema: () => textSchema({ format: 'date' }),
  columns: () => [{ suffix: '', type: 'date' }],
});
