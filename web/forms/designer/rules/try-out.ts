import { checkExpression } from '@yuanliu/core/expression';
import {
  type AuthorNote,
  evaluateRecord,
  type ExpressionGoal,
  type ExpressionPlace,
  type FormDefinition,
  type FormField,
  type FormInPlace,
  offeredNames,
  type PreparedForm,
  prepareForm,
  rowFieldsOf,
  rowsOf,
  type RulesWorld,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { withRows } from '../drawing/layout-boxes.ts';

/** The key of the formula that an expression is tried as. */
const trialKey = 'trial_of_it';

/** An expression on trial: its value as a person reads it, and why it has none. */
export interface Trial {
  readonly text: string;
  readonly notes: readonly AuthorNote[];
}

const resultOf = (
  gives: ExpressionGoal,
): { readonly type: string; readonly settings: FormField['settings'] } | undefined => {
  if (gives === 'boolean') return { type: 'yes-no', settings: { version: 1 } };
  if (gives === 'anything') return { type: 'text', settings: { version: 1 } };
  return 'field' in gives ? gives.field : gives;
};

const trialField = (expression: string, gives: ExpressionGoal): FormField | undefined => {
  const result = resultOf(gives);
  const settings = {
    version: 1,
    expression,
    gives: { type: result?.type ?? '', settings: result?.settings ?? { version: 1 } },
  };
  const isTaken = typeOf({ type: 'formula' }).settings.safeParse(settings).success;
  return isTaken ? { key: trialKey, type: 'formula', label: { zh: trialKey }, settings } : undefined;
};

const withTrial = (
  definition: FormDefinition,
  trial: FormField,
  table: FormField | undefined,
): FormDefinition => {
  if (table === undefined) return { ...definition, fields: [...definition.fields, trial] };
  const rows = withRows(table, [...rowFieldsOf(table), trial]);
  return {
    ...definition,
    fields: definition.fields.map((field) => (field.key === table.key ? rows : field)),
  };
};

/** The form with the expression in it as a formula; undefined where it cannot be tried: it speaks of another form. */
export const trialForm = (
  stored: string,
  asked: { readonly at: ExpressionPlace; readonly gives: ExpressionGoal },
  place: FormInPlace,
): PreparedForm | undefined => {
  const { at, gives } = asked;
  if (at.form !== undefined || at.through !== undefined || at.use === 'options' || stored === '')
    return undefined;
  const trial = trialField(stored, gives);
  return trial && prepareForm({ ...place, definition: withTrial(place.definition, trial, at.table) });
};

/** Runs an expression on trial over a record that was filled in for it. */
export const runTrial = (
  form: PreparedForm,
  asked: { readonly table: FormField | undefined; readonly values: Readonly<Record<string, JsonValue>> },
  world: RulesWorld & { readonly language: 'zh' | 'en' },
): Trial => {
  const { table, values } = asked;
  const given = table === undefined ? values : { ...values, [table.key]: rowsFor(values[table.key]) };
  const evaluated = evaluateRecord(form, { values: given }, world);
  const placed = form.fields.find(({ field }) => field.key === trialKey);
  const value = valueAt(evaluated.values, table);
  const path = placed?.path ?? '';
  return {
    text:
      placed === undefined
        ? ''
        : placed.shown.type.display(value, placed.shown.settings, {
            language: world.language,
            zone: world.zone,
          }),
    notes: evaluated.notes.filter(({ expression }) => expression.startsWith(path)).slice(0, 3),
  };
};

const rowsFor = (rows: JsonValue | undefined): JsonValue => [rowsOf(rows ?? null)[0] ?? {}];

const valueAt = (values: Readonly<Record<string, JsonValue>>, table: FormField | undefined): JsonValue => {
  if (table === undefined) return values[trialKey] ?? null;
  return rowsOf(values[table.key] ?? null)[0]?.[trialKey] ?? null;
};

/** The keys of the names beside it that an expression speaks of. */
export const namesIn = (stored: string, at: ExpressionPlace, place: FormInPlace): readonly string[] => {
  const names = Object.fromEntries(offeredNames(at, place).map(({ key }) => [key, { kind: 'any' } as const]));
  const { uses } = checkExpression(stored, { names });
  return [...new Set(uses.map((path) => path.split('.')[0] ?? ''))];
};
