import {
  isContext,
  isDate,
  isFunction,
  isList,
  isRange,
  kindOf,
  type ContextValue,
  type FunctionValue,
  type Value,
} from '../values/value.ts';
import { type Count, uncounted, Walk } from '../values/walk.ts';
import { isTaken } from './relate.ts';
import type { Type } from './type.ts';

/** Whether a value is an instance of a type (DMN 10.3.2.9). No value is an instance of `Null` alone. */
export const isInstance = (value: Value, type: Type, count: Count = uncounted): boolean =>
  isInstanceWithin(value, type, new Walk(count));

const isInstanceWithin = (value: Value, type: Type, walk: Walk): boolean => {
  if (value === null) return type.kind === 'null';
  if (type.kind === 'any') return true;
  if (type.kind === 'list') {
    if (!isList(value)) return false;
    if (type.of.kind === 'any') return true;
    return walk.into(value.length, () => value.every((item) => fits(item, type.of, walk)));
  }
  if (type.kind === 'range') {
    return isRange(value) && [value.low, value.high].every((end) => fits(end, type.of, walk));
  }
  if (type.kind === 'context') return isContext(value) && hasFields(value, type.fields, walk);
  if (type.kind === 'function') {
    return isFunction(value) && takesSame(value, type.parameters);
  }
  return kindOf(value) === type.kind;
};

/** A function is an instance of a type whose arguments it takes, one for one; a type without any takes them all. */
const takesSame = ({ parameters }: FunctionValue, wanted: readonly Type[]): boolean =>
  wanted.length === 0 ||
  (parameters.length === wanted.length &&
    parameters.every(({ type }, index) => isTaken(wanted[index] ?? type, type)));

const hasFields = ({ entries }: ContextValue, fields: Readonly<Record<string, Type>>, walk: Walk): boolean =>
  walk.into(entries.size, () =>
    Object.entries(fields).every(([name, field]) => {
      const entry = entries.get(name);
      return entry !== undefined && fits(entry, field, walk);
    }),
  );

/** An instance, or no value, which every part may have. */
const fits = (value: Value, type: Type, walk: Walk): boolean =>
  value === null || isInstanceWithin(value, type, walk);

/**
 * A value as a type wants it (DMN 10.3.2.9.4): one item for a list of one, a list for one item, midnight for a
 * date. Undefined where it cannot be had.
 */
export const coerce = (value: Value, type: Type, count: Count = uncounted): Value | undefined => {
  if (value === null || type.kind === 'any' || isInstance(value, type, count)) return value;
  if (isList(value) && value.length === 1 && type.kind !== 'list') {
    const [only = null] = value;
    return isList(only) ? undefined : coerce(only, type, count);
  }
  if (!isList(value) && type.kind === 'list' && isInstance(value, type.of, count)) return [value];
  if (isDate(value) && type.kind === 'date and time') {
    return { kind: 'date and time', date: value, nanos: 0, place: { offset: 0 } };
  }
  return undefined;
};
