import { type JsonValue, localTime } from '../../platform/index.ts';
import { z } from 'zod';
import { readMoment } from '../reading/moment-text.ts';
import { asText, type Checked, good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, feel, momentFromFeel, momentToFeel, wrongKind } from './feel.ts';
import { textSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** What the clock shows; what is finer is cut off. */
  precision: z.enum(['minute', 'second']).optional(),
});
type Settings = z.output<typeof settings>;

const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const milliseconds = { minute: 60_000, second: 1000 } as const;

const cut = (moment: Date, { precision = 'minute' }: Settings): Checked => {
  const unit = milliseconds[precision];
  const whole = new Date(Math.floor(moment.getTime() / unit) * unit);
  const year = whole.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999
    ? wrong('应为日期时间', 'must be a date and time')
    : good(whole.toISOString());
};

const check = (value: JsonValue, own: Settings): Checked =>
  typeof value === 'string' && isoMoment.test(value)
    ? cut(new Date(value), own)
    : wrong(
        '应为带时区的日期时间，例如 2026-03-04T14:30:00+08:00',
        'must be a date and time with its zone such as 2026-03-04T14:30:00+08:00',
      );

const notMoment = wrongKind('日期时间', 'a date and time');

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A moment: in JSON as ISO in UTC, shown by the reader's clocks. */
export const dateTimeType = defineType<Settings>({
  name: 'date-time',
  text: { zh: '日期时间', en: 'Date and time' },
  group: 'time',
  holds: 'value',
  settings,
  initial: { version: 1, precision: 'minute' },
  filters: ['before', 'after', 'between', 'empty', 'not-empty'],
  sorts: true,
  searched: false,
  conversions: [
    {
      from: 'date-time',
      lossless: (from, to) => to.precision === 'second' || from['precision'] !== 'second',
    },
    { from: 'date', lossless: () => true },
    { from: 'text', lossless: () => 'by-value' },
  ],
  check,
  display(value, { precision = 'minute' }, { zone }) {
    const { day, clock } = localTime(new Date(asText(value)), zone);
    const seconds = Math.floor(clock / 1000);
    const minutes = Math.floor(seconds / 60);
    const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    return precision === 'minute' ? `${day} ${time}` : `${day} ${time}:${twoDigits(seconds % 60)}`;
  },
  read(text, own, { zone }) {
    const moment = readMoment(text, zone);
    if (moment !== undefined) return cut(moment, own);
    return wrong(
      `“${text}”不是日期时间，请写成 2026-03-04 14:30`,
      `“${text}” is not a date and time; write it as 2026-03-04 14:30`,
    );
  },
  meaning: () => feel.moment,
  toFeel: (value, _, { zone }) => momentToFeel(value, zone),
  fromFeel: (value, own, { zone }) =>
    checkedOr(momentFromFeel(value, zone), (moment) => check(moment, own), notMoment),
  schema: () => textSchema({ format: 'date-time' }),
  columns: () => [{ suffix: '', type: 'timestamptz' }],
});
