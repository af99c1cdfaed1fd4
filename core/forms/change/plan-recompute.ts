import { placedFields } from '../definition/fields.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import { isRecomputed } from './plan-field.ts';
import type { PlanStep } from './plan-step.ts';

/** What stored values are computed by: formulas by their place, and the title. */
const computations = (definition: FormDefinition): string[] =>
  placedFields(definition)
    .filter(({ field }) => isRecomputed(field))
    .map(({ field, keys }) => JSON.stringify([keys, field.settings]));

/** Computing records anew, where a formula or the title is new or another. Nothing before the first publishing. */
export const planRecompute = (
  table: string,
  before: FormDefinition | undefined,
  after: FormDefinition,
): PlanStep[] => {
  if (before === undefined) return [];
  const known = new Set(computations(before));
  const isSame = before.title === after.title && computations(after).every((each) => known.has(each));
  return isSame ? [] : [{ kind: 'recompute', table }];
};
