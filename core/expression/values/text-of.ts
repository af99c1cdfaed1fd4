import { Walk } from './walk.ts';
import { dateText, dateTimeText, daysText, monthsText, timeText } from './temporal-text.ts';
import { type Value, isList, isNumber, type RangeValue, type ContextValue } from './value.ts';

/** How a value is written in FEEL, inside lists and contexts: texts stand in quotes. */
export const writtenValue = (value: Value, walk = new Walk()): string =>
  typeof value === 'string' ? walk.into(value.length >> 4, () => quoted(value)) : textOf(value, walk);

/** What `string(value)` gives (DMN 10.3.4.1): a text as it is, everything else as it is written. */
export const textOf = (value: Value, walk = new Walk()): string => {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNumber(value)) {
    if (value.isZero()) return '0';
    return Math.abs(value.e) < 40 ? value.toFixed() : walk.into(Math.abs(value.e), () => value.toFixed());
  }
  if (isList(value)) {
    const items = walk.into(value.length, () => value.map((item) => writtenValue(item, walk)));
    return `[${items.join(', ')}]`;
  }
  switch (value.kind) {
    case 'date':
      return dateText(value);
    case 'time':
      return timeText(value);
    case 'date and time':
      return dateTimeText(value);
    case 'days and time duration':
      return daysText(value);
    case 'years and months duration':
      return monthsText(value);
    case 'context':
      return contextText(value, walk);
    case 'range':
      return rangeText(value, walk);
    case 'function':
      return value.name;
  }
};

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const isPlainName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name);

const contextText = ({ entries }: ContextValue, walk: Walk): string => {
  const parts = walk.into(entries.size, () =>
    [...entries].map(
      ([name, value]) => `${isPlainName(name) ? name : quoted(name)}: ${writtenValue(value, walk)}`,
    ),
  );
  return `{${parts.join(', ')}}`;
};

const rangeText = (range: RangeValue, walk: Walk): string => {
  const { test, low, high } = range;
  if (test !== undefined) return `${test} ${writtenValue(low ?? high, walk)}`;
  const ends = [low, high].map((end) => writtenValue(end, walk)).join('..');
  return `${range.lowIncluded ? '[' : '('}${ends}${range.highIncluded ? ']' : ')'}`;
};
