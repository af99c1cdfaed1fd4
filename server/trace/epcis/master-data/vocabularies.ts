import { identityOf } from '@yuanliu/core/codes';
import { type DocumentParts, expandName, isObject, type Names, searchName } from '@yuanliu/core/trace';

/** A thing that master data describes (EPCIS 2.0, 7.1: vocabulary element). */
export interface DescribedThing {
  /** The vocabulary, e.g. `urn:epcglobal:epcis:vtype:BusinessLocation`. */
  readonly type: string;
  /** Canonical, as events are found by. */
  readonly uri: string;
  readonly asWritten: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** Canonical URIs of what lies directly inside. */
  readonly children: readonly string[];
}

/** The things that the master data of a document describes; of two descriptions of one thing the later one. */
export const thingsDescribed = ({
  vocabularies,
  names,
}: Pick<DocumentParts, 'vocabularies' | 'names'>): DescribedThing[] => {
  const things = new Map<string, DescribedThing>();
  for (const vocabulary of vocabularies.filter(isObject)) {
    const type = writtenOut(vocabulary['type'], names);
    for (const element of listOf(vocabulary['vocabularyElementList']).filter(isObject)) {
      const thing = thingOf(element, type, names);
      if (thing !== undefined) things.set(`${type} ${thing.uri}`, thing);
    }
  }
  return [...things.values()];
};

const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

const thingOf = (
  element: Readonly<Record<string, unknown>>,
  type: string,
  names: Names,
): DescribedThing | undefined => {
  const { id } = element;
  if (typeof id !== 'string') return undefined;
  return {
    type,
    uri: canonical(id),
    asWritten: id,
    attributes: listOf(element['attributes'])
      .filter(isObject)
      .flatMap(({ id: name, attribute }) =>
        typeof name === 'string' ? [{ name: searchNameOf(name, names), value: textOf(attribute) }] : [],
      ),
    children: [
      ...new Set(
        listOf(element['children']).flatMap((child) => (typeof child === 'string' ? [canonical(child)] : [])),
      ),
    ],
  };
};

const canonical = (uri: string): string => {
  const identity = identityOf(uri);
  return identity.ok ? identity.value.uri : uri;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

const searchNameOf = (name: string, names: Names): string => {
  const expanded = expandName(name, names);
  return expanded === undefined ? name : searchName(expanded);
};

const writtenOut = (value: unknown, names: Names): string => {
  const text = typeof value === 'string' ? value : '';
  const expanded = expandName(text, names);
  return expanded === undefined ? text : expanded.namespace + expanded.local;
};
