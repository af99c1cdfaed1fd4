import { any, type Type } from './type.ts';

/** The narrowest type that holds both. */
export const merged = (left: Type, right: Type): Type => {
  if (left.kind === 'null' || left === right) return right;
  if (right.kind === 'null') return left;
  if (left.kind !== right.kind) return any;
  if (left.kind === 'list' && right.kind === 'list') return { kind: 'list', of: merged(left.of, right.of) };
  if (left.kind === 'range' && right.kind === 'range')
    return { kind: 'range', of: merged(left.of, right.of) };
  if (left.kind === 'context' && right.kind === 'context') {
    const fields = { ...left.fields };
    for (const [name, field] of Object.entries(right.fields)) {
      fields[name] = Object.hasOwn(fields, name) ? merged(fields[name] ?? any, field) : field;
    }
    return { kind: 'context', fields, open: true };
  }
  return left.kind === 'function' ? { kind: 'function', parameters: [], result: any } : left;
};

/** Whether a value of one type may stand where another is asked for; `any` may stand everywhere. */
export const isTaken = (given: Type, wanted: Type): boolean => {
  if (given.kind === 'any' || given.kind === 'null' || wanted.kind === 'any') return true;
  if (wanted.kind === 'list') {
    return given.kind === 'list' ? isTaken(given.of, wanted.of) : isTaken(given, wanted.of);
  }
  // A list of one item is taken for the item, and how many there are is known when it runs.
  if (given.kind === 'list') return isTaken(given.of, wanted);
  if (given.kind === 'date' && wanted.kind === 'date and time') return true;
  if (given.kind === 'range' && wanted.kind === 'range') return isTaken(given.of, wanted.of);
  if (given.kind !== wanted.kind) return false;
  if (given.kind !== 'context' || wanted.kind !== 'context') return true;
  return Object.entries(wanted.fields).every(([name, field]) => {
    const own = given.fields[name];
    return own === undefined ? given.open === true : isTaken(own, field);
  });
};

/** The type of the items of a list, or of a single value that stands for a list of one. */
export const itemOf = (type: Type): Type => (type.kind === 'list' ? type.of : type);
