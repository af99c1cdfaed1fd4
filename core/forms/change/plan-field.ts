import { typeOf } from '../field-types/field-types.ts';
import type { FormField } from '../definition/form-field.ts';
import { convertFinding, narrowFinding, removeFinding, replaceFinding } from './findings.ts';
import type { ChangePlan, Finding, LiveTables, PlanStep, Retired } from './plan-step.ts';
import { columnsOf, sameColumns, type StoredColumn } from './stored-shape.ts';

/** A table whose fields are compared, with what was retired from it and what leads to it. */
export interface TableInPlan {
  readonly table: string;
  /** Keys from the record to the fields of this table. */
  readonly above: readonly string[];
  readonly live: LiveTables;
}

/** Nothing to do. */
export const noPlan: ChangePlan = { steps: [], findings: [] };

/** Plans one behind the other. */
export const joined = (plans: readonly ChangePlan[]): ChangePlan => ({
  steps: plans.flatMap(({ steps }) => steps),
  findings: plans.flatMap(({ findings }) => findings),
});

/** The name under which a column or table is kept: `x_weight_3`, the number being higher than all before it. */
export const retiredName = (live: LiveTables, table: string, column: string): string => {
  const stem = `x_${column === '' ? table : column}_`;
  const numbers = live.retired
    .filter((each) => each.table === table && each.column === column)
    .map(({ as }) => Number(as.slice(stem.length)));
  return stem + (Math.max(0, ...numbers) + 1);
};

const index = ({ table, column, plan }: StoredColumn): PlanStep[] =>
  plan.references === undefined ? [] : [{ kind: 'add-index', table, columns: [column] }];

const keptAs = (
  { live }: TableInPlan,
  { table, column }: StoredColumn,
  field: FormField,
): Retired | undefined =>
  live.retired.findLast(
    (each) =>
      each.kind === 'column' &&
      each.table === table &&
      each.column === column &&
      each.field.type === field.type &&
      sameColumns(columnsOf(table, each.field), columnsOf(table, field)),
  );

/** Adds the columns of a field, or brings back those that were retired from it. */
export const addField = (place: TableInPlan, field: FormField): ChangePlan => ({
  steps: columnsOf(place.table, field).flatMap((stored): PlanStep[] => {
    const kept = keptAs(place, stored, field);
    const { table, column } = stored;
    return kept === undefined
      ? [{ kind: 'add-column', ...stored }, ...index(stored)]
      : [{ kind: 'bring-back-column', table, column, from: kept.as }];
  }),
  findings: [],
});

/** True for a stored value that expressions make of the others. */
export const isRecomputed = (field: FormField): boolean => {
  const type = typeOf(field);
  return type.holds === 'computed' && (type.expressions?.(field.settings) ?? []).length > 0;
};

const retireColumns = (place: TableInPlan, field: FormField): PlanStep[] =>
  columnsOf(place.table, field).map(({ table, column }) => ({
    kind: 'retire-column',
    table,
    column,
    as: retiredName(place.live, table, column),
    field,
  }));

/** Retires the columns of a field. */
export const removeField = (place: TableInPlan, field: FormField): ChangePlan => {
  const columns = columnsOf(place.table, field).map(({ column }) => column);
  if (columns.length === 0) return noPlan;
  const measure = { kind: 'filled', table: place.table, columns } as const;
  const finding = removeFinding([...place.above, field.key], field, measure);
  // What was computed can be computed again.
  return { steps: retireColumns(place, field), findings: isRecomputed(field) ? [] : [finding] };
};

const replaceField = (place: TableInPlan, from: FormField, to: FormField): ChangePlan => {
  const removed = removeField(place, from);
  const keys = [...place.above, to.key];
  return {
    steps: [...removed.steps, ...addField(place, to).steps],
    findings: removed.findings.map(({ measure }) => replaceFinding(keys, { from, to }, measure)),
  };
};

const convertField = (place: TableInPlan, from: FormField, to: FormField): ChangePlan => {
  const [stored] = columnsOf(place.table, to);
  const lossless = typeOf(to)
    .conversions.find((each) => each.from === from.type)
    ?.lossless(from.settings, to.settings);
  if (stored === undefined || lossless === undefined) return replaceField(place, from, to);
  const { table, column } = stored;
  const restore = keptAs(place, stored, to)?.as;
  const step: PlanStep = {
    kind: 'convert-column',
    table,
    column,
    from,
    to,
    ...(lossless !== true && { keep: retiredName(place.live, table, column) }),
    ...(restore !== undefined && { restore }),
  };
  const finding = convertFinding([...place.above, to.key], { from, to, table, column, lossless });
  return { steps: [step], findings: finding === undefined ? [] : [finding] };
};

const narrowed = (place: TableInPlan, from: FormField, to: FormField): Finding[] => {
  const [stored] = columnsOf(place.table, to);
  const lossless = typeOf(to)
    .conversions.find((each) => each.from === from.type)
    ?.lossless(from.settings, to.settings);
  if (stored === undefined || lossless === undefined || lossless === true) return [];
  if (JSON.stringify(from.settings) === JSON.stringify(to.settings)) return [];
  return [narrowFinding([...place.above, to.key], to, stored)];
};

/** A field with columns in both versions: nothing, a conversion, or retiring the old column and adding a new one. */
export const changeField = (place: TableInPlan, from: FormField, to: FormField): ChangePlan => {
  const isSame = sameColumns(columnsOf(place.table, from), columnsOf(place.table, to));
  if (from.type === to.type)
    return isSame ? { steps: [], findings: narrowed(place, from, to) } : replaceField(place, from, to);
  return convertField(place, from, to);
};
