import { typeOf } from '../field-types/field-types.ts';
import type { TablePlan } from '../field-types/column-plan.ts';
import { rowFieldsOf } from '../definition/fields.ts';
import type { FormField } from '../definition/form-field.ts';
import { removeTableFinding, severalLinksFinding } from './findings.ts';
import {
  addField,
  changeField,
  joined,
  noPlan,
  removeField,
  retiredName,
  type TableInPlan,
} from './plan-field.ts';
import type { ChangePlan, PlanStep, Retired } from './plan-step.ts';
import { columnsOf, fieldTable } from './stored-shape.ts';

/** The table that a field has of its own, if it has one. */
export const tableOf = (field: FormField): TablePlan | undefined => typeOf(field).table?.(field.settings);

/** Compares the fields of one table that have columns in it. */
export const planFields = (
  place: TableInPlan,
  before: readonly FormField[],
  after: readonly FormField[],
): ChangePlan => {
  const find = (fields: readonly FormField[], key: string) => fields.find((field) => field.key === key);
  const removed = before.filter(({ key }) => find(after, key) === undefined);
  return joined([
    ...removed.map((field) => removeField(place, field)),
    ...after.map((field) => {
      const old = find(before, field.key);
      return old === undefined ? addField(place, field) : changeField(place, old, field);
    }),
  ]);
};

const createStep = (place: TableInPlan, table: string, plan: TablePlan): PlanStep =>
  plan.kind === 'rows'
    ? { kind: 'create-rows-table', table, parent: place.table }
    : { kind: 'create-links-table', table, parent: place.table, references: plan.references };

const insideOf = (place: TableInPlan, field: FormField): TableInPlan => ({
  ...place,
  table: fieldTable(place.table, field.key),
  above: [...place.above, field.key],
});

const isSameTable = (a: TablePlan, b: TablePlan): boolean =>
  a.kind === 'rows' ? b.kind === 'rows' : b.kind === 'links' && a.references === b.references;

const keptTable = (place: TableInPlan, table: string, plan: TablePlan): Retired | undefined =>
  place.live.retired.findLast((each) => {
    const old = each.kind === 'table' && each.table === table ? tableOf(each.field) : undefined;
    return old !== undefined && isSameTable(old, plan);
  });

/** Makes the table of a field with its columns, or brings back the one that was retired. */
const addTable = (place: TableInPlan, field: FormField, plan: TablePlan): ChangePlan => {
  const inside = insideOf(place, field);
  const kept = keptTable(place, inside.table, plan);
  const step: PlanStep =
    kept === undefined
      ? createStep(place, inside.table, plan)
      : { kind: 'bring-back-table', table: inside.table, from: kept.as };
  const old = kept === undefined ? [] : rowFieldsOf(kept.field);
  return joined([{ steps: [step], findings: [] }, planFields(inside, old, rowFieldsOf(field))]);
};

const retireTable = (place: TableInPlan, field: FormField): PlanStep => {
  const { table } = insideOf(place, field);
  return { kind: 'retire-table', table, as: retiredName(place.live, table, ''), field };
};

const removeTable = (place: TableInPlan, field: FormField): ChangePlan => {
  const { table, above } = insideOf(place, field);
  return { steps: [retireTable(place, field)], findings: [removeTableFinding(above, field, table)] };
};

const isSameTarget = (from: FormField, to: FormField): boolean => {
  const target = (field: FormField) => typeOf(field).target?.(field.settings);
  return from.type === to.type && target(from) !== undefined && target(from) === target(to);
};

const toMany = (
  place: TableInPlan,
  from: FormField,
  plan: { to: FormField; table: TablePlan },
): ChangePlan => {
  const [column] = columnsOf(place.table, from);
  const links = insideOf(place, from).table;
  if (column === undefined || !isSameTarget(from, plan.to))
    return joined([removeField(place, from), addTable(place, plan.to, plan.table)]);
  const copy: PlanStep = { kind: 'links-from-column', table: place.table, column: column.column, links };
  return joined([
    addTable(place, plan.to, plan.table),
    { steps: [copy, ...removeField(place, from).steps], findings: [] },
  ]);
};

const toOne = (place: TableInPlan, from: FormField, to: FormField): ChangePlan => {
  const [column] = columnsOf(place.table, to);
  if (column === undefined || !isSameTarget(from, to))
    return joined([removeTable(place, from), addField(place, to)]);
  const { table, above } = insideOf(place, from);
  const copy: PlanStep = {
    kind: 'column-from-links',
    table: place.table,
    column: column.column,
    links: table,
  };
  return joined([
    addField(place, to),
    { steps: [copy, retireTable(place, from)], findings: [severalLinksFinding(above, to, table)] },
  ]);
};

const changeTable = (place: TableInPlan, from: FormField, to: FormField): ChangePlan => {
  const old = tableOf(from);
  const next = tableOf(to);
  if (old === undefined) return next === undefined ? noPlan : toMany(place, from, { to, table: next });
  if (next === undefined) return toOne(place, from, to);
  if (!isSameTable(old, next)) return joined([removeTable(place, from), addTable(place, to, next)]);
  return planFields(insideOf(place, to), rowFieldsOf(from), rowFieldsOf(to));
};

/** Compares the fields of the record that have a table of their own in one of the versions. */
export const planTableFields = (
  place: TableInPlan,
  before: readonly FormField[],
  after: readonly FormField[],
): ChangePlan => {
  const removed = before.filter((field) => tableOf(field) && !after.some(({ key }) => key === field.key));
  return joined([
    ...removed.map((field) => removeTable(place, field)),
    ...after.map((field) => {
      const old = before.find(({ key }) => key === field.key);
      const plan = tableOf(field);
      if (old !== undefined) return changeTable(place, old, field);
      return plan === undefined ? noPlan : addTable(place, field, plan);
    }),
  ]);
};
