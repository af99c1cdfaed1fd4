import type { JsonValue } from '../../platform/index.ts';
import { isInstance } from '../types/conforms.ts';
import type { Type } from '../types/type.ts';
import { readDate, readDateTime, readDuration, readTime } from './temporal-text.ts';
import { textOf } from './text-of.ts';
import { contextOf, Exact, isContext, isList, isNumber, type Value } from './value.ts';
import { Walk } from './walk.ts';

/**
 * A value as JSON: texts, yes or no, lists and contexts as they are; numbers as text in plain decimal, so that no
 * digit is lost; dates, times and durations as the standard writes them. Ranges and functions as they are written,
 * which cannot be read back. Throws EvaluationStop for a value too large to be gone through.
 */
export const valueToJson = (value: Value, walk = new Walk()): JsonValue => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return textOf(value);
  if (isList(value)) return walk.into(value.length, () => value.map((item) => valueToJson(item, walk)));
  if (!isContext(value)) return textOf(value, walk);
  const { entries } = value;
  return walk.into(entries.size, () =>
    Object.fromEntries([...entries].map(([name, entry]) => [name, valueToJson(entry, walk)])),
  );
};

const numberPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?$/;

const readers: Readonly<Record<string, (text: string) => Value | undefined>> = {
  string: (text) => text,
  number: (text) => {
    const number = numberPattern.test(text) ? new Exact(text).toSignificantDigits(34) : undefined;
    return number?.isFinite() ? number : undefined;
  },
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  'days and time duration': readDuration,
  'years and months duration': readDuration,
};

/**
 * A value of a type from JSON as `valueToJson` writes it; JSON numbers are taken, too. Of type `any` what JSON tells
 * by itself. Undefined for what is no value of the type.
 */
export const valueFromJson = (json: JsonValue, type: Type): Value | undefined => {
  if (json === null) return null;
  if (typeof json === 'boolean') return isKind(type, 'boolean') ? json : undefined;
  if (typeof json === 'number') {
    return isKind(type, 'number') && Number.isFinite(json) ? new Exact(json) : undefined;
  }
  if (typeof json === 'string') return fromText(json, type);
  return isArray(json) ? fromList(json, type) : fromObject(json, type);
};

const isKind = (type: Type, kind: Type['kind']): boolean => type.kind === 'any' || type.kind === kind;

const isArray = (json: JsonValue): json is readonly JsonValue[] => Array.isArray(json);

const fromText = (text: string, type: Type): Value | undefined => {
  if (type.kind === 'any') return text;
  const value = readers[type.kind]?.(text);
  return value === undefined || value === null || isInstance(value, type) ? value : undefined;
};

const fromList = (items: readonly JsonValue[], type: Type): Value | undefined => {
  if (type.kind !== 'list' && type.kind !== 'any') return undefined;
  const of: Type = type.kind === 'list' ? type.of : type;
  const values: Value[] = [];
  for (const item of items) {
    const value = valueFromJson(item, of);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
};

const fromObject = (object: { readonly [name: string]: JsonValue }, type: Type): Value | undefined => {
  if (type.kind !== 'context' && type.kind !== 'any') return undefined;
  const entries: [string, Value][] = [];
  for (const [name, json] of Object.entries(object)) {
    const field: Type =
      type.kind === 'context' && Object.hasOwn(type.fields, name)
        ? (type.fields[name] ?? type)
        : { kind: 'any' };
    const value = valueFromJson(json, field);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return contextOf(entries);
};
