import type { FormDefinition } from '../definition/form-definition.ts';
import { planFields, planTableFields, tableOf } from './plan-table-field.ts';
import type { ChangePlan, LiveTables } from './plan-step.ts';
import { planRecompute } from './plan-recompute.ts';
import { planUniques } from './plan-uniques.ts';
import { recordTable } from './stored-shape.ts';

/** What is to be published over what. */
export interface ChangeToPlan {
  /** The key of the form, which names its tables. */
  readonly form: string;
  /** The published version; none before the first publishing. */
  readonly before: FormDefinition | undefined;
  readonly after: FormDefinition;
  readonly live: LiveTables;
}

/**
 * The steps that bring a form's tables from one version to another, and what that may do to the records that stand in
 * them. Labels, layout and rules need no step. Nothing is ever dropped: columns and tables that no longer count are
 * renamed and kept, and publishing a version that has them again, such as a roll-back, brings them back.
 */
export const planChange = ({ form, before, after, live }: ChangeToPlan): ChangePlan => {
  const table = recordTable(form);
  const place = { table, above: [], live };
  const old = before?.fields ?? [];
  const hasColumns = (fields: FormDefinition['fields']) => fields.filter((field) => !tableOf(field));
  // A field that gets or loses a table of its own is compared there alone.
  const moved = new Set(
    after.fields
      .filter((field) => {
        const was = old.find(({ key }) => key === field.key);
        return was !== undefined && (tableOf(was) === undefined) !== (tableOf(field) === undefined);
      })
      .map(({ key }) => key),
  );
  const stay = (fields: FormDefinition['fields']) => hasColumns(fields).filter(({ key }) => !moved.has(key));
  const columns = planFields(place, stay(old), stay(after.fields));
  const tables = planTableFields(place, old, after.fields);
  const uniques = planUniques(table, { before, after }, [...columns.steps, ...tables.steps]);
  return {
    steps: [
      ...uniques.dropped,
      ...(before === undefined ? [{ kind: 'create-record-table', table } as const] : []),
      ...columns.steps,
      ...tables.steps,
      ...uniques.added.steps,
      ...planRecompute(table, before, after),
    ],
    findings: [...columns.findings, ...tables.findings, ...uniques.added.findings],
  };
};
