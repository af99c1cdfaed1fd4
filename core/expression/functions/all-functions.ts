import { NameSet } from '../syntax/names.ts';
import type { Value } from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { contextFunctions } from './context-functions.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { rangeFunctions } from './range-functions.ts';
import { signature } from './signature.ts';
import { summaryFunctions } from './summary-functions.ts';
import { temporalFunctions } from './temporal-functions.ts';
import { textFunctions } from './text-functions.ts';

const negation = builtIn(
  'not',
  signature('negand: any', 'boolean', (given, run): Value => {
    const value = given.value(0);
    if (typeof value === 'boolean') return !value;
    return value === null ? null : run.refuse({ zh: 'not 要是或否。', en: 'not takes yes or no.' });
  }),
);

/** Every function of the language by its name. */
export const builtInFunctions: ReadonlyMap<string, BuiltIn> = new Map(
  [
    negation,
    ...textFunctions,
    ...numberFunctions,
    ...listFunctions,
    ...summaryFunctions,
    ...temporalFunctions,
    ...contextFunctions,
    ...rangeFunctions,
  ].map((one) => [one.name, one]),
);

/** Their names, for the parser. */
export const builtInNames: NameSet = new NameSet(builtInFunctions.keys());
