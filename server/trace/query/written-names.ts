import {
  epcisContextUrl,
  type ExpandedName,
  expandName,
  type Names,
  namesOf,
  ownContextUrl,
} from '@yuanliu/core/trace';
import type { Namespaces } from './event-query.ts';

/** What the prefixes of a query may mean. */
export interface WrittenNames {
  /** Every reading: where a prefix stands for several namespaces, each has its turn. One at least. */
  readonly readings: readonly Names[];
}

const builtIn = namesOf([epcisContextUrl, ownContextUrl]);

/** The readings of prefixes: the built-in ones of EPCIS and of ours, and those of `namespaces`, which come first. */
export const writtenNames = (namespaces: Namespaces): WrittenNames => {
  const turns = Math.max(1, ...[...namespaces.values()].map((each) => each.length));
  return {
    readings: Array.from({ length: turns }, (_, turn) =>
      namesOf(
        Object.fromEntries(
          [...namespaces].flatMap(([prefix, each]) => {
            const namespace = each[turn % each.length];
            return namespace === undefined ? [] : [[prefix, namespace]];
          }),
        ),
        builtIn,
      ),
    ),
  };
};

/**
 * The namespaces of the prefixes that a query mentions. A ledger knows those of all its partners, and each further
 * namespace of a prefix is one more reading of the whole query.
 */
export const mentionedIn = (raw: Readonly<Record<string, unknown>>, namespaces: Namespaces): Namespaces => {
  const names = Object.keys(raw);
  const heads = new Set(Object.values(raw).flatMap(headsOf));
  return new Map(
    [...namespaces].filter(
      ([prefix]) => heads.has(prefix) || names.some((name) => name.includes(`${prefix}:`)),
    ),
  );
};

/** What stands before the first colon of each value. */
const headsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(headsOf);
  if (typeof value !== 'string') return [];
  return value.split('|').map((part) => part.slice(0, Math.max(0, part.indexOf(':'))));
};

/** A value as it may stand in events: itself, and a prefixed one (`ex:step`) written out as a URI. */
export const writtenOut = (value: string, { readings }: WrittenNames): readonly string[] => {
  const prefix = /^([^:/]+):(?!\/\/)/.exec(value)?.[1];
  if (prefix === undefined) return [value];
  const meanings = readings.map(({ prefixes }) => prefixes.get(prefix)).filter((each) => each !== undefined);
  return [...new Set([value, ...meanings.map((namespace) => namespace + value.slice(prefix.length + 1))])];
};

/** The names that a prefixed name or a URI may mean. */
export const meaningsOf = (name: string, { readings }: WrittenNames): readonly ExpandedName[] =>
  readings.map((names) => expandName(name, names)).filter((each) => each !== undefined);
