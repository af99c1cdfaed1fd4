import { placedFields, targetOf } from './fields.ts';
import type { FormDefinition } from './form-definition.ts';

const ofTarget = (target: string | undefined): string[] =>
  target?.startsWith('form:') === true ? [target.slice('form:'.length)] : [];

const formIn = (settings: Readonly<Record<string, unknown>>): string[] =>
  typeof settings['form'] === 'string' ? [settings['form']] : [];

/** The keys of the other forms that a definition speaks of itself: those it relates to, and those it rolls up. */
export const formsNamedIn = (definition: FormDefinition | undefined): string[] => {
  if (definition === undefined) return [];
  const named = placedFields(definition).flatMap(({ field }) => [
    ...ofTarget(targetOf(field)),
    ...formIn(field.settings),
  ]);
  return [...new Set(named)].filter((key) => key !== '');
};
