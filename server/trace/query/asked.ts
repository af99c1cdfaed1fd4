import type { IdentityOptions } from '@yuanliu/core/codes';
import { Problem, type Text } from '@yuanliu/core/platform';
import { wrongQueryParameter } from '@yuanliu/core/trace';
import type { RawBuilder } from 'kysely';
import type { Criterion } from './event-query.ts';
import type { WrittenNames } from './written-names.ts';

/** One parameter as it was asked for. */
export interface Asked {
  readonly name: string;
  readonly raw: unknown;
  /** From a `url` every value is text and a list is written `a|b`; in `json` each has its own type. */
  readonly source: 'url' | 'json';
  readonly names: WrittenNames;
  readonly identity: IdentityOptions;
}

/** Reads the value of a parameter that is known by its whole name. */
export type Reader = (asked: Asked) => Criterion;

/** Reads the parameters whose names follow one form; undefined for all others. */
export type Family = (asked: Asked) => Criterion | undefined;

/** The criterion that a parameter with these values stands for. */
export const criterion = (
  { name }: Asked,
  values: readonly string[],
  where: RawBuilder<boolean>,
): Criterion => ({ parameter: name, values, where });

/** The refusal of one parameter. */
export const parameterProblem = (name: string, text: Text): Problem => {
  // The name comes from outside and may be of any length.
  const parameter = name.length > 200 ? `${name.slice(0, 200)}…` : name;
  return new Problem(wrongQueryParameter, { parameter }, [
    { in: 'query', path: `/${pointer(parameter)}`, text },
  ]);
};

/** RFC 6901. */
const pointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
