import { any, type Type } from '../types/type.ts';
import { NameSet } from './names.ts';
import { readText } from './read-literal.ts';
import { readNewName } from './read-name.ts';
import { readType } from './read-type.ts';
import type { Reader } from './reader.ts';
import type { Entry, Iterator, Parameter, Tree } from './tree.ts';

/** Reads a whole expression; handed in, since expressions hold what is read here and the other way round. */
export type ReadExpression = (reader: Reader) => Tree;

/** `{name: value, "other": value}`: later entries see the earlier ones. */
export const readContext = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  reader.expect('{');
  const entries: Entry[] = [];
  const names = new NameSet([]);
  reader.within(names, () => {
    if (reader.sees('}')) return;
    do {
      const key = reader.sees('"') ? readText(reader) : readNewName(reader, [':']);
      reader.expect(':');
      entries.push({ key, value: read(reader) });
      names.add(key);
      reader.fields.add(key);
    } while (reader.take(','));
  });
  reader.expect('}');
  return reader.piece(from, { kind: 'context', entries });
};

/** `function(a, b: number) body`. */
export const readFunction = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  reader.expectWord('function');
  reader.expect('(');
  const parameters: Parameter[] = [];
  if (!reader.sees(')')) {
    do {
      const name = readNewName(reader, [':', ',', ')']);
      const type: Type | undefined = reader.take(':') ? readType(reader) : any;
      parameters.push({ name, type: type ?? any });
    } while (reader.take(','));
  }
  reader.expect(')');
  if (reader.seesWord('external')) {
    throw reader.fault(from, {
      zh: '不能调用系统以外的程序（external）。',
      en: 'Programs outside (external) cannot be called.',
    });
  }
  const names = new NameSet(parameters.map(({ name }) => name));
  const body = reader.within(names, () => read(reader));
  return reader.piece(from, { kind: 'function', parameters, body });
};

/** `for a in list, b in 1..9 return …`, `some … satisfies …`, `every … satisfies …`. */
export const readIteration = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  const kind = (['for', 'some', 'every'] as const).find((word) => reader.takeWord(word)) ?? 'for';
  const iterators: Iterator[] = [];
  const names = new NameSet([]);
  const body = reader.within(names, () => {
    do {
      const name = readNewName(reader, ['in']);
      reader.expectWord('in');
      const source = read(reader);
      iterators.push({ name, source, end: reader.take('..') ? read(reader) : undefined });
      names.add(name);
    } while (reader.take(','));
    reader.expectWord(kind === 'for' ? 'return' : 'satisfies');
    if (kind === 'for') names.add('partial');
    return read(reader);
  });
  return reader.piece(from, { kind, iterators, body });
};

export const readIf = (reader: Reader, read: ReadExpression): Tree => {
  const from = reader.at;
  reader.expectWord('if');
  const condition = read(reader);
  reader.expectWord('then');
  const yes = read(reader);
  reader.expectWord('else');
  return reader.piece(from, { kind: 'if', condition, yes, no: read(reader) });
};
