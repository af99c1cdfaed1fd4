import { contextOf, type ContextValue, isContext, type Running, type Value } from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { type Given, signature } from './signature.ts';

const refuseKeys = (run: Running): null =>
  run.refuse({ zh: '字段名要是文本，且能逐层找到。', en: 'Keys are texts, each found in the one before.' });

const keysOf = (list: readonly Value[]): string[] | undefined => {
  const keys = list.filter((key) => typeof key === 'string');
  return keys.length === list.length && keys.length > 0 ? keys : undefined;
};

/** The value that lies at the end of these keys. */
const valueAt = (given: Given, run: Running): Value => {
  const keys = keysOf(given.list(1));
  if (keys === undefined) return refuseKeys(run);
  let value: Value = given.context(0);
  for (const key of keys) {
    if (!isContext(value)) return null;
    value = value.entries.get(key) ?? null;
  }
  return value;
};

/** The same context with a value put at the end of these keys; undefined where something else stands in the way. */
const put = (context: ContextValue, keys: readonly string[], value: Value): ContextValue | undefined => {
  const [key = '', ...rest] = keys;
  const entries = new Map(context.entries);
  if (rest.length === 0) {
    entries.set(key, value);
    return { kind: 'context', entries };
  }
  const inner = entries.get(key) ?? null;
  const changed = isContext(inner) ? put(inner, rest, value) : undefined;
  if (changed === undefined) return undefined;
  entries.set(key, changed);
  return { kind: 'context', entries };
};

const putAt = (given: Given, run: Running): Value => {
  const keys = keysOf(given.list(1));
  run.step(given.context(0).entries.size + given.list(1).length);
  const changed =
    keys === undefined || keys.length > 100 ? undefined : put(given.context(0), keys, given.value(2));
  return changed ?? refuseKeys(run);
};

/** A context of a list of `{key, value}`. */
const fromEntries = (given: Given, run: Running): Value => {
  const entries = new Map<string, Value>();
  for (const entry of given.list(0)) {
    run.step(1);
    const key = isContext(entry) ? (entry.entries.get('key') ?? null) : null;
    const value = isContext(entry) ? entry.entries.get('value') : undefined;
    if (typeof key !== 'string' || value === undefined || entries.has(key)) {
      return run.refuse({
        zh: '每一项要有 key（文本，不重复）和 value。',
        en: 'Every entry has a key, which is a text and no other has, and a value.',
      });
    }
    entries.set(key, value);
  }
  return { kind: 'context', entries };
};

const merge = (given: Given, run: Running): Value => {
  const contexts = given.list(0).filter(isContext);
  if (contexts.length < given.list(0).length) {
    return run.refuse({ zh: '列表里要都是结构。', en: 'The list must hold contexts alone.' });
  }
  run.step(contexts.reduce((sum, { entries }) => sum + entries.size, 0));
  return contextOf(contexts.flatMap(({ entries }) => [...entries]));
};

/** The functions about contexts (DMN 10.3.4.9). */
export const contextFunctions: readonly BuiltIn[] = [
  builtIn(
    'get value',
    signature(
      'm: context, key: string',
      'any',
      (given) => given.context(0).entries.get(given.text(1)) ?? null,
    ),
    signature('context: context, keys: list', 'any', valueAt),
  ),
  builtIn(
    'get entries',
    signature('m: context', 'list', (given, run) => {
      const { entries } = given.context(0);
      run.step(entries.size);
      return [...entries].map(([key, value]) =>
        contextOf([
          ['key', key],
          ['value', value],
        ]),
      );
    }),
  ),
  builtIn('context', signature('entries: list', 'context', fromEntries)),
  builtIn(
    'context put',
    signature('context: context, key: string, value: any', 'context', (given, run) => {
      run.step(given.context(0).entries.size);
      return put(given.context(0), [given.text(1)], given.value(2)) ?? null;
    }),
    signature('context: context, keys: list, value: any', 'context', putAt),
  ),
  builtIn('context merge', signature('contexts: list', 'context', merge)),
];
