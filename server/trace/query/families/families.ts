import type { Family, Reader } from '../asked.ts';
import { attributes } from './attributes.ts';
import { declarations } from './declarations.ts';
import { fields } from './fields.ts';
import { matches } from './matches.ts';
import { places } from './places.ts';
import { quantities } from './quantities.ts';
import { references } from './references.ts';
import { steps } from './steps.ts';
import { times } from './times.ts';

const named: ReadonlyMap<string, Reader> = new Map(
  [times, steps, places, matches, declarations].flatMap((readers) => Object.entries(readers)),
);

/** All parameters that select events. The first family that knows a name reads it. */
export const families: readonly Family[] = [
  (asked) => named.get(asked.name)?.(asked),
  references,
  quantities,
  attributes,
  fields,
];
