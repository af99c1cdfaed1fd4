import type { JsonValue } from '@yuanliu/core/platform';
import { builtInContext, epcisContextUrl } from '@yuanliu/core/trace';

/** The contexts of several events as one, and those that cannot be part of it. */
export interface MergedContext {
  /** The `@context` of the answer. */
  readonly context: JsonValue;
  /** Contexts, by number, whose events carry them themselves: they give a prefix another meaning, or more than prefixes. */
  readonly apart: ReadonlySet<number>;
  /** The prefixes of the answer with their namespaces, without those that GS1's own context declares. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/**
 * Puts the contexts of an answer together: GS1's own, and the prefixes of all. Where there is one context only it
 * stays what it was.
 */
export const mergeContexts = (contexts: ReadonlyMap<number, JsonValue>): MergedContext => {
  const distinct = [...contexts];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1)
    return { context: only[1], apart: new Set(), prefixes: prefixesOf(only[1]) ?? new Map() };
  const prefixes = new Map<string, string>();
  const apart = new Set<number>();
  for (const [nr, context] of distinct) {
    const own = prefixesOf(context);
    if (own === undefined || [...own].some(([prefix, namespace]) => isOtherwise(prefixes, prefix, namespace)))
      apart.add(nr);
    else for (const [prefix, namespace] of own) prefixes.set(prefix, namespace);
  }
  return {
    context: prefixes.size === 0 ? [epcisContextUrl] : [epcisContextUrl, Object.fromEntries(prefixes)],
    apart,
    prefixes,
  };
};

const builtIn: Readonly<Record<string, string>> = builtInContext(epcisContextUrl)?.prefixes ?? {};

const isOtherwise = (prefixes: ReadonlyMap<string, string>, prefix: string, namespace: string): boolean =>
  (prefixes.get(prefix) ?? builtIn[prefix] ?? namespace) !== namespace;

/** The prefixes of a context that declares nothing else beside GS1's own; undefined for any other. */
const prefixesOf = (context: JsonValue): Map<string, string> | undefined => {
  const prefixes = new Map<string, string>();
  for (const part of isList(context) ? context : [context]) {
    if (typeof part === 'string') {
      if (builtInContext(part) === undefined || builtInContext(part)?.vocabulary !== undefined)
        return undefined;
      continue;
    }
    if (typeof part !== 'object' || part === null || isList(part)) return undefined;
    for (const [prefix, namespace] of Object.entries(part)) {
      if (prefix.startsWith('@') || typeof namespace !== 'string' || isOtherwise(prefixes, prefix, namespace))
        return undefined;
      prefixes.set(prefix, namespace);
    }
  }
  return prefixes;
};

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
