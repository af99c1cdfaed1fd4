import { bothLanguages } from '../definition/form-text.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import { duplicateFinding } from './findings.ts';
import type { ChangePlan, PlanStep } from './plan-step.ts';
import { columnsOf } from './stored-shape.ts';

/** The columns that are unique together or, by their type, alone: each set once and in one order. */
const uniquesOf = (table: string, { fields, uniques = [] }: FormDefinition): string[][] => {
  const ofRules = uniques.map((unique) =>
    fields
      .filter(({ key }) => unique.fields.includes(key))
      .flatMap((field) => columnsOf(table, field).map(({ column }) => column))
      .toSorted(),
  );
  const ofTypes = fields
    .flatMap((field) => columnsOf(table, field))
    .flatMap(({ column, plan }) => (plan.unique ? [[column]] : []));
  return [...new Map([...ofTypes, ...ofRules].map((columns) => [columns.join(), columns])).values()];
};

const touchedBy = (step: PlanStep): string[] => ('column' in step ? [step.column] : []);

/** Rules of uniqueness that go before the columns change, and those that come behind, with what stands against them. */
export interface UniquePlan {
  readonly dropped: readonly PlanStep[];
  readonly added: ChangePlan;
}

/** Compares the rules of uniqueness; one over a column that the steps touch is dropped and made anew. */
export const planUniques = (
  table: string,
  { before, after }: { readonly before: FormDefinition | undefined; readonly after: FormDefinition },
  steps: readonly PlanStep[],
): UniquePlan => {
  const old = before === undefined ? [] : uniquesOf(table, before);
  const next = uniquesOf(table, after);
  const touched = new Set(steps.filter((step) => 'table' in step && step.table === table).flatMap(touchedBy));
  const has = (list: readonly string[][], columns: readonly string[]): boolean =>
    list.some((each) => each.join() === columns.join());
  const isTouched = (columns: readonly string[]): boolean => columns.some((each) => touched.has(each));
  const dropped = old.filter((columns) => !has(next, columns) || isTouched(columns));
  const added = next.filter((columns) => !has(old, columns) || isTouched(columns));
  const labels = (columns: readonly string[]) => {
    const names = columns.map(
      (column) => after.fields.find(({ key }) => key === column)?.label ?? { zh: column },
    );
    const texts = names.map(bothLanguages);
    return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
  };
  return {
    dropped: dropped.map((columns) => ({ kind: 'drop-unique', table, columns })),
    added: {
      steps: added.map((columns) => ({ kind: 'add-unique', table, columns })),
      findings:
        before === undefined
          ? []
          : added.map((columns) =>
              duplicateFinding(labels(columns), columns, { kind: 'duplicates', table, columns }),
            ),
    },
  };
};
