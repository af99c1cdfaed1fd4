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
