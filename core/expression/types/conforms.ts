import { isContext, isDate, isFunction, isList, isRange, kindOf, type Value } from '../values/value.ts';
import type { Type } from './type.ts';

/** Whether a value is an instance of a type (DMN 10.3.2.9). No value is an instance of `Null` alone. */
export const isInstance = (value: Value, type: Type): boolean => {
  if (value === null) return type.kind === 'null';
  if (type.kind === 'any') return true;
  if (type.kind === 'list') return isList(value) && value.every((item) => fits(item, type.of));
  if (type.kind === 'range') {
    return isRange(value) && [value.low, value.high].every((end) => fits(end, type.of));
  }
  if (type.kind === 'context') {
    if (!isContext(value)) return false;
    return Object.entries(type.fields).every(([name, field]) => {
      const entry = value.entries.get(name);
      return entry !== undefined && fits(entry, field);
    });
  }
  if (type.kind === 'function') {
    if (!isFunction(value)) return false;
    return type.parameters.length === 0 || value.parameters.length === type.parameters.length;
  }
  return kindOf(value) === type.kind;
};

/** An instance, or no value, which every part may have. */
const fits = (value: Value, type: Type): boolean => value === null || isInstance(value, type);

/**
 * A value as a type wants it (DMN 10.3.2.9.4): one item for a list of one, a list for one item, midnight for a
 * date. Undefined where it cannot be had.
 */
export const coerce = (value: Value, type: Type): Value | undefined => {
  if (value === null || type.kind === 'any' || isInstance(value, type)) return value;
  if (isList(value) && value.length === 1 && type.kind !== 'list') return coerce(value[0] ?? null, type);
  if (!isList(value) && type.kind === 'list' && isInstance(value, type.of)) return [value];
  if (isDate(value) && type.kind === 'date and time') {
    return { kind: 'date and time', date: value, nanos: 0, place: { offset: 0 } };
  }
  return undefined;
};
