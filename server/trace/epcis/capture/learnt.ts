import type { GoodEvent } from './prepare-event.ts';

/** What events teach about names. */
export interface Learnt {
  /** Prefixes with what they stand for: several namespaces where events differ. */
  readonly namespaces: readonly (readonly [prefix: string, namespace: string])[];
  readonly companyPrefixes: ReadonlySet<string>;
}

/** What these events teach together. */
export const learntOf = (events: readonly Pick<GoodEvent, 'names' | 'companyPrefixes'>[]): Learnt => {
  const namespaces = new Map<string, readonly [string, string]>();
  const companyPrefixes = new Set<string>();
  for (const { names, companyPrefixes: own } of events) {
    for (const prefix of names.declared) {
      const namespace = names.prefixes.get(prefix);
      if (namespace !== undefined) namespaces.set(`${prefix} ${namespace}`, [prefix, namespace]);
    }
    for (const prefix of own) companyPrefixes.add(prefix);
  }
  return { namespaces: [...namespaces.values()], companyPrefixes };
};
