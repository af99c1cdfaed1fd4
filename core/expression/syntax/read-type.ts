import { any, simpleTypeOf, type Type } from '../types/type.ts';
import { NameSet } from './names.ts';
import type { Reader } from './reader.ts';
import { readNewName, readUnknownName } from './read-name.ts';

const simpleNames = new NameSet([
  'Any',
  'Null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]);

/** A type as `instance of` and parameters name it; undefined for a name that says no known type. */
export const readType = (reader: Reader): Type | undefined => reader.deeper(() => readTypeHere(reader));

const readTypeHere = (reader: Reader): Type | undefined => {
  const simple = simpleNames.match(reader.source, reader.at);
  const declared = new NameSet(Object.keys(reader.types)).match(reader.source, reader.at);
  if (declared !== undefined && declared.to >= (simple?.to ?? 0)) {
    reader.moveTo(declared.to);
    return reader.types[declared.name];
  }
  if (simple !== undefined) {
    reader.moveTo(simple.to);
    return simpleTypeOf(simple.name);
  }
  if (reader.takeWord('list')) return readOf(reader, 'list');
  if (reader.takeWord('range')) return readOf(reader, 'range');
  if (reader.takeWord('context')) return readContextType(reader);
  if (reader.takeWord('function')) return readFunctionType(reader);
  if (reader.word() === '') throw reader.unexpected({ zh: '这里要写一个类型', en: 'a type is expected' });
  readUnknownName(reader);
  while (reader.take('.')) readUnknownName(reader);
  return undefined;
};

const readOf = (reader: Reader, kind: 'list' | 'range'): Type | undefined => {
  if (!reader.take('<')) return { kind, of: any };
  const of = readType(reader);
  reader.expect('>');
  return of === undefined ? undefined : { kind, of };
};

const readContextType = (reader: Reader): Type | undefined => {
  const fields: Record<string, Type> = {};
  if (!reader.take('<')) return { kind: 'context', fields, open: true };
  let isKnown = true;
  do {
    const name = readNewName(reader, [':']);
    reader.expect(':');
    const type = readType(reader);
    if (type === undefined) isKnown = false;
    else fields[name] = type;
  } while (reader.take(','));
  reader.expect('>');
  return isKnown ? { kind: 'context', fields, open: true } : undefined;
};

const readFunctionType = (reader: Reader): Type | undefined => {
  if (!reader.take('<')) return { kind: 'function', parameters: [], result: any };
  const parameters: (Type | undefined)[] = [];
  if (!reader.sees('>')) {
    do parameters.push(readType(reader));
    while (reader.take(','));
  }
  reader.expect('>');
  reader.expect('->');
  const result = readType(reader);
  const known = parameters.filter((type) => type !== undefined);
  if (result === undefined || known.length < parameters.length) return undefined;
  return { kind: 'function', parameters: known, result };
};
