import { type Day, dayOfYear, weekOf } from '../../platform/index.ts';
import { z } from 'zod';
import type { SegmentType } from './segment-type.ts';

/** The year, or the year of the week where the week stands beside it: 2027-01-01 is in week 53 of 2026. */
const yearOf = (day: Day, pattern: string): string =>
  pattern.includes('ww') ? String(weekOf(day).year) : day.slice(0, 4);

const tokens: Readonly<Record<string, (day: Day, pattern: string) => string>> = {
  yyyy: yearOf,
  yy: (day, pattern) => yearOf(day, pattern).slice(2),
  MM: (day) => day.slice(5, 7),
  dd: (day) => day.slice(8, 10),
  ww: (day) => String(weekOf(day).week).padStart(2, '0'),
  DDD: (day) => String(dayOfYear(day)).padStart(3, '0'),
};

const token = /yyyy|yy|MM|dd|ww|DDD/g;

const schema = z.strictObject({
  kind: z.literal('date'),
  pattern: z
    .string()
    .max(30)
    .regex(/^(?:yyyy|yy|MM|dd|ww|DDD|[-_./])+$/)
    .describe('yyyy 或 yy 年，MM 月，dd 日，ww 周（ISO 8601），DDD 年内第几天，可夹 - _ . /'),
});

export type DateSegment = z.output<typeof schema>;

/** The parts of the date that a pattern writes. */
export const dateTokens = ({ pattern }: DateSegment): string[] => pattern.match(token) ?? [];

/** The day on which the number is taken. Every token has a fixed width. */
export const dateSegment = {
  kind: 'date',
  text: { zh: '日期', en: 'Date' },
  schema,
  render: ({ pattern }, { day }) => pattern.replaceAll(token, (name) => tokens[name]?.(day, pattern) ?? name),
} as const satisfies SegmentType<DateSegment>;
