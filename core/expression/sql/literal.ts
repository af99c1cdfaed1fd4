import type { Tree } from '../syntax/tree.ts';
import { dateText } from '../values/temporal-text.ts';
import { dateTimeOffset, instantOf } from '../values/instant.ts';
import { textOf } from '../values/text-of.ts';
import {
  type DateValue,
  isDate,
  isDateTime,
  isDaysDuration,
  isList,
  isNumber,
  type Value,
} from '../values/value.ts';
import { type Digits, parameter, type Piece, piece, SqlRefusal } from './fragment.ts';

/** Years in which the calendars of both agree about their numbers. */
const hasSameYear = ({ year }: DateValue): boolean => year >= 1 && year <= 9999;

/** NUL cannot stand in a text of PostgreSQL, nor can half of a pair. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

const digitsOf = (text: string): Digits => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return { whole: whole.length, fraction: fraction.length };
};

const moment = (nanos: bigint): string => {
  // Whole seconds are all that is compared; see values/compare.ts.
  const seconds = (nanos - (((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n)) / 1_000_000_000n;
  return new Date(Number(seconds) * 1000).toISOString();
};

/** A value that is known as a parameter. Null has no kind and is told apart by the caller. */
export const literal = (tree: Tree, value: Exclude<Value, null>): Piece => {
  const isNullable = false;
  if (typeof value === 'boolean') return piece(parameter(value, 'boolean'), { kind: 'boolean', isNullable });
  if (typeof value === 'string' && isStorable(value)) {
    return piece(parameter(value, 'text'), { kind: 'string', isNullable });
  }
  if (isNumber(value)) {
    const text = textOf(value);
    if (text.length < 300) {
      return piece(parameter(text, 'numeric'), { kind: 'number', isNullable, digits: digitsOf(text) });
    }
  }
  if (isDate(value) && hasSameYear(value))
    return piece(parameter(dateText(value), 'date'), { kind: 'date', isNullable });
  if (isDateTime(value) && hasSameYear(value.date) && dateTimeOffset(value) !== undefined) {
    return piece(parameter(moment(instantOf(value)), 'timestamptz'), { kind: 'date and time', isNullable });
  }
  if (isDaysDuration(value)) {
    const seconds = secondsText(value.nanos);
    return piece(parameter(seconds, 'numeric'), { kind: 'days and time duration', isNullable });
  }
  if (isList(value) && value.every((item) => typeof item === 'string' && isStorable(item))) {
    const texts = value.filter((item) => typeof item === 'string');
    return piece(parameter(texts, 'text[]'), { kind: 'list', isNullable });
  }
  throw new SqlRefusal(tree, {
    zh: '这样的值不能写进数据库的条件。',
    en: 'Such a value cannot stand in a condition of the database.',
  });
};

const secondsText = (nanos: bigint): string => {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = (size % 1_000_000_000n).toString().padStart(9, '0');
  return `${nanos < 0n ? '-' : ''}${size / 1_000_000_000n}.${fraction}`;
};
