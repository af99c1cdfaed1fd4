import { checkExpression } from '../../expression/index.ts';
import { scopeFor, typesByKey } from '../definition/expression-scope.ts';
import type { FormInPlace } from '../definition/fields.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import { typeOf } from '../field-types/field-types.ts';

/** What the titles of a form's records are made of. */
export interface TitleSources {
  /** What the title expression names, from the record inward: `['supplier', 'name']`. */
  readonly named: readonly (readonly string[])[];
  /** The fields of which the first that holds something is the title where no expression gives one. */
  readonly naming: readonly string[];
}

const known = new WeakMap<FormDefinition, TitleSources>();

const sourcesOf = (place: FormInPlace): TitleSources => {
  const { title, fields } = place.definition;
  const uses =
    title === undefined
      ? []
      : checkExpression(title, { names: typesByKey(scopeFor({ use: 'title' }, place)) }).uses;
  const order = (type: string): number => typeOf({ type }).namesRecords ?? 0;
  const naming = fields
    .filter((field) => typeOf(field).namesRecords !== undefined)
    .toSorted((a, b) => order(a.type) - order(b.type));
  return { named: uses.map((path) => path.split('.')), naming: naming.map(({ key }) => key) };
};

/** What the titles of a form's records are made of; who may not see all of it may not see the title. */
export const titleSources = (place: FormInPlace): TitleSources => {
  const found = known.get(place.definition) ?? sourcesOf(place);
  known.set(place.definition, found);
  return found;
};
