import { isDay, type JsonValue, startOfDay, endOfDay, type Text } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { FieldValue } from './row-at.ts';

/** What a filter compares with cannot be compared: said beside the condition. */
export class OperandFault extends Error {
  readonly text: Text;

  constructor(zh: string, en: string) {
    super(en);
    this.text = { zh, en };
  }
}

const written = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

const decimal = /^-?\d{1,60}(?:\.\d{1,30})?$/;
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const isMoment = (value: string): boolean => moment.test(value) && !Number.isNaN(Date.parse(value));

const fits: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  text: (value) => typeof value === 'string',
  numeric: (value) => decimal.test(written(value)),
  date: (value) => typeof value === 'string' && isDay(value),
  timestamptz: (value) => typeof value === 'string' && (isMoment(value) || isDay(value)),
  boolean: (value) => typeof value === 'boolean',
  uuid: (value) => typeof value === 'string' && id.test(value),
};

const examples: Readonly<Record<string, string>> = {
  text: '原料',
  numeric: '12.5',
  date: '2026-03-04',
  timestamptz: '2026-03-04',
  boolean: 'true',
  uuid: '00000000-0000-0000-0000-000000000000',
};

const mostValues = 1000;

/** The type of what a column holds, of a list that of its members. */
export const memberType = (type: FieldValue['type']): string => type.replace('[]', '');

const checked = (value: JsonValue | undefined, type: string): string | boolean => {
  if (value === undefined || value === null || fits[type]?.(value) !== true)
    throw new OperandFault(
      `筛选值应如 ${examples[type] ?? '…'}`,
      `the value must be like ${examples[type] ?? '…'}`,
    );
  return typeof value === 'boolean' ? value : written(value);
};

const members = (value: JsonValue | undefined, type: string): (string | boolean)[] => {
  if (!Array.isArray(value) || value.length > mostValues)
    throw new OperandFault('筛选值应为列表', 'the value must be a list');
  return value.map((each: JsonValue) => checked(each, type));
};

/** One value as a parameter of the column's type. */
export const one = (value: JsonValue | undefined, type: FieldValue['type']): RawBuilder<unknown> => {
  const member = memberType(type);
  return sql`${checked(value, member)}::${sql.raw(member)}`;
};

/** Values as a parameter that is a list of the column's type. */
export const many = (value: JsonValue | undefined, type: FieldValue['type']): RawBuilder<unknown> => {
  const member = memberType(type);
  return sql`${members(value, member)}::${sql.raw(member)}[]`;
};

/** A stretch of a line: a day is a stretch of moments, everything else a point. `to` is left out where `isOpen`. */
export interface Stretch {
  readonly from: RawBuilder<unknown>;
  readonly to: RawBuilder<unknown>;
  readonly isOpen: boolean;
}

/** What a value stands for on the line of its type; days of a column of moments in the zone. */
export const stretch = (value: JsonValue | undefined, type: FieldValue['type'], zone: string): Stretch => {
  const given = checked(value, memberType(type));
  if (type !== 'timestamptz' || typeof given !== 'string' || !isDay(given)) {
    const point = one(value, type);
    return { from: point, to: point, isOpen: false };
  }
  const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  return { from: at(startOfDay(given, zone)), to: at(endOfDay(given, zone)), isOpen: true };
};

/** The two ends of a stretch from one value to another. */
export const ends = (
  value: JsonValue | undefined,
  type: FieldValue['type'],
  zone: string,
): readonly [Stretch, Stretch] => {
  if (!Array.isArray(value) || value.length !== 2)
    throw new OperandFault('筛选值应为 [起, 止]', 'the value must be [from, to]');
  const list: readonly JsonValue[] = value;
  return [stretch(list[0], type, zone), stretch(list[1], type, zone)];
};

/** A text as it is compared: width and case do not matter. */
export const foldedText = (value: JsonValue | undefined): string => {
  if (typeof value !== 'string' || value.trim() === '')
    throw new OperandFault('请填写要找的文字', 'give the text to look for');
  return value.normalize('NFKC').trim().toLowerCase();
};
