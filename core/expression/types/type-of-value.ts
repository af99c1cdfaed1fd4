import { isContext, isFunction, isList, isRange, kindOf, type Value } from '../values/value.ts';
import { Walk } from '../values/walk.ts';
import { any, type Type } from './type.ts';

/** The type of a value, so that an expression can be read and checked against a sample. */
export const typeOfValue = (value: Value, walk = new Walk()): Type => {
  if (isList(value)) return { kind: 'list', of: walk.into(value.length, () => elementType(value, walk)) };
  if (isContext(value)) {
    const { entries } = value;
    const fields = walk.into(entries.size, () =>
      [...entries].map(([name, entry]): [string, Type] => [name, typeOfValue(entry, walk)]),
    );
    return { kind: 'context', fields: Object.fromEntries(fields), open: true };
  }
  if (isRange(value)) return { kind: 'range', of: typeOfValue(value.low ?? value.high, walk) };
  if (isFunction(value)) {
    return { kind: 'function', parameters: value.parameters.map(({ type }) => type), result: any };
  }
  const kind = kindOf(value);
  return kind === 'null' || kind === 'list' || kind === 'context' || kind === 'range' || kind === 'function'
    ? any
    : { kind };
};

/** One type for the items of a list; the fields of contexts are put together. */
const elementType = (items: readonly Value[], walk: Walk): Type => {
  const types = items.map((item) => typeOfValue(item, walk)).filter(({ kind }) => kind !== 'any');
  const [first, ...rest] = types;
  if (first === undefined) return any;
  if (first.kind !== 'context') return rest.every(({ kind }) => kind === first.kind) ? first : any;
  const fields = Object.fromEntries(
    types.flatMap((type) => (type.kind === 'context' ? Object.entries(type.fields) : [])),
  );
  return { kind: 'context', fields, open: true };
};
