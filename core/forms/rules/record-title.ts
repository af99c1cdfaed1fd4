import { displayValue } from '../../expression/index.ts';
import type { Reader } from '../field-types/reader.ts';
import type { PreparedField, PreparedForm } from './prepare-form.ts';
import { RuleRunner } from './run-rule.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';
import { standingState } from './standing-state.ts';

const longestTitle = 200;

const inOneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle - 1).join('')}…` : line;
};

const naming = (fields: readonly PreparedField[]): PreparedField[] =>
  fields
    .filter(({ type, table }) => table === undefined && type.namesRecords !== undefined)
    .toSorted((a, b) => (a.type.namesRecords ?? 0) - (b.type.namesRecords ?? 0));

/**
 * The title of a record whose rules have run, on one line and at most 200 characters: what the form's title expression
 * gives, else its serial number, else its first text; '' where all of them are empty.
 */
export const recordTitle = (
  form: PreparedForm,
  values: RecordValues,
  { world, reader }: { readonly world: RulesWorld; readonly reader: Reader },
): string => {
  if (form.title !== undefined) {
    const state = standingState(form, values, world);
    const title = new RuleRunner(state, world.now).run(form.title, state.record);
    if (title !== null)
      return inOneLine(typeof title === 'string' ? title : displayValue(title, reader.language));
  }
  const ofForm = form.place.definition.fields.map(({ key }) => key);
  const inOrder = form.fields.toSorted((a, b) => ofForm.indexOf(a.field.key) - ofForm.indexOf(b.field.key));
  for (const { field, shown } of naming(inOrder)) {
    const text = shown.type.display(values[field.key] ?? null, shown.settings, reader);
    if (text !== '') return inOneLine(text);
  }
  return '';
};
