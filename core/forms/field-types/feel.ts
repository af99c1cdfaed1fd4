import { dayNumber, localTime, momentOf } from '../../platform/index.ts';
import {
  type Type,
  type Value,
  isContext,
  isNumber,
  numberFrom,
  readTemporalText,
} from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { asText, type Checked, wrong } from './checked.ts';
import type { Target } from './reader.ts';

/** What values need to become those of expressions. */
export interface FeelWorld {
  /** The zone in which an expression sees days and hours. */
  readonly zone: string;
  /** What an id points at, as far as it may be seen: a context with at least its `id`. */
  readonly record: (target: Target, id: string) => Value;
}

/** Types of expressions by name. */
export const feel = {
  any: { kind: 'any' },
  text: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  moment: { kind: 'date and time' },
  texts: { kind: 'list', of: { kind: 'string' } },
} as const satisfies Record<string, Type>;

/** A value of another kind than the field's. */
export const wrongKind = (zh: string, en: string): Checked =>
  wrong(`结果应为${zh}`, `the result must be ${en}`);

/** A decimal string as a number of expressions. */
export const decimalToFeel = (value: JsonValue): Value => numberFrom(asText(value));

/** The decimal string of a number of expressions. */
export const decimalFromFeel = (value: Value): string | undefined =>
  isNumber(value) ? value.toFixed() : undefined;

/** A calendar day as a date of expressions. */
export const dayToFeel = (value: JsonValue): Value => readTemporalText(asText(value)) ?? null;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const wallText = (moment: Date, zone: string): string => {
  const { day, clock } = localTime(moment, zone);
  const seconds = Math.floor(clock / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits);
  const ahead = Math.round((dayNumber(day) * 86_400_000 + clock - moment.getTime()) / 60_000);
  const size = Math.abs(ahead);
  const offset = `${ahead < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return `${day}T${parts.join(':')}${offset}`;
};

/** A moment as a date and time of expressions: what the clocks of the zone show, with their offset. */
export const momentToFeel = (value: JsonValue, zone: string): Value =>
  readTemporalText(wallText(new Date(asText(value)), zone)) ?? null;

const isTemporal = (value: Value): value is Extract<Value, { kind: 'date' | 'date and time' }> =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  ['date', 'date and time'].includes(value.kind);

const dayText = ({ year, month, day }: { year: number; month: number; day: number }): string =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;

/** The day of a date, or of a date and time, of expressions. */
export const dayFromFeel = (value: Value): string | undefined => {
  if (!isTemporal(value)) return undefined;
  const text = dayText(value.kind === 'date' ? value : value.date);
  return text.length === 10 && !text.startsWith('-') ? text : undefined;
};

/** The moment of a date and time of expressions, ISO in UTC; a date is its midnight; without a place the zone's clocks. */
export const momentFromFeel = (value: Value, zone: string): string | undefined => {
  const day = dayFromFeel(value);
  if (day === undefined || !isTemporal(value)) return undefined;
  const [nanos, place] = value.kind === 'date' ? [0, undefined] : [value.nanos, value.place];
  const clock = Math.floor(nanos / 1e6);
  if (place !== undefined && 'offset' in place)
    return new Date(dayNumber(day) * 86_400_000 + clock - place.offset * 1000).toISOString();
  return momentOf({ day, clock }, place?.zone ?? zone).toISOString();
};

/** The id of a context that stands for something, or an id by itself. */
export const idFromFeel = (value: Value): string | undefined => {
  const id = isContext(value) ? (value.entries.get('id') ?? null) : value;
  return typeof id === 'string' ? id : undefined;
};

/** A value checked, or the refusal where there is none. */
export const checkedOr = (
  value: JsonValue | undefined,
  check: (value: JsonValue) => Checked,
  refusal: Checked,
): Checked => (value === undefined ? refusal : check(value));

/** A text of expressions as it is. */
export const textFromFeel = (value: Value): string | undefined =>
  typeof value === 'string' ? value : undefined;
