import type { JsonValue } from '../../platform/index.ts';
import { type Checked, isJsonList } from '../field-types/checked.ts';
import { isRow, rowsOf } from '../field-types/rows.ts';
import type { Findings } from './evaluated-record.ts';
import type { Condition, PreparedField } from './prepare-form.ts';
import type { RecordState, ValueSet } from './record-state.ts';
import type { RulesWorld } from './rules-world.ts';
import type { RuleRunner } from './run-rule.ts';

/** All that finding a value needs. */
export interface Evaluating {
  readonly state: RecordState;
  readonly runner: RuleRunner;
  readonly findings: Findings;
  readonly world: RulesWorld;
}

/** True for a condition that says so. */
export const holds = (condition: Condition, set: ValueSet, { runner }: Evaluating): boolean =>
  typeof condition === 'boolean' ? condition : runner.holds(condition, set);

const pathOf = (set: ValueSet, { field }: PreparedField): string => `${set.path}/${field.key}`;

/** The checked value, or null and an issue where it is not of the field's type. */
const taken = (checked: Checked, path: string, { findings }: Evaluating): JsonValue => {
  if (checked.ok) return checked.value;
  for (const issue of checked.issues) findings.tell(path + issue.path, { kind: 'type', text: issue.text });
  findings.markUnsound(path);
  return null;
};

const computedValue = (field: PreparedField, set: ValueSet, evaluating: Evaluating): JsonValue => {
  const { shown, computed } = field;
  if (computed === undefined) {
    const { key } = field.field;
    return evaluating.world.known?.[key] ?? set.before?.[key] ?? null;
  }
  const value = evaluating.runner.run(computed, set);
  return taken(
    shown.type.fromFeel(value, shown.settings, evaluating.state.feelWorld),
    pathOf(set, field),
    evaluating,
  );
};

const defaultValue = (field: PreparedField, set: ValueSet, evaluating: Evaluating): JsonValue => {
  if (field.default === undefined) return null;
  const { type, settings } = field.shown;
  const value = evaluating.runner.run(field.default, set);
  return taken(type.fromFeel(value, settings, evaluating.state.feelWorld), pathOf(set, field), evaluating);
};

const filledIn = (field: PreparedField, set: ValueSet, evaluating: Evaluating): JsonValue => {
  const { key, settings } = field.field;
  const { sent, before } = set;
  const value = evaluating.findings.stateAt(pathOf(set, field)).readOnly ? undefined : sent[key];
  if (value !== undefined) return taken(field.type.check(value, settings), pathOf(set, field), evaluating);
  return before === undefined ? defaultValue(field, set, evaluating) : (before[key] ?? null);
};

/** The rows that were sent, each with the row that stands; those that stand where none were sent. */
const rowsGiven = (field: PreparedField, { findings, state: { record } }: Evaluating) => {
  const { key } = field.field;
  const standing = rowsOf(record.before?.[key] ?? null);
  const isSent = key in record.sent && !findings.stateAt(`/${key}`).readOnly;
  if (!isSent) return { value: null, rows: standing.map((before) => ({ sent: {}, before })) };
  const value = record.sent[key] ?? null;
  const byId = new Map(standing.map((row) => [row['id'], row]));
  const rows = rowsOf(value).map((sent) => {
    const id = sent['id'];
    const before = id === undefined ? undefined : byId.get(id);
    // A second row of the same id, as pasting makes it, is a new one.
    byId.delete(id);
    return { sent, before };
  });
  return { value, rows };
};

const openRows = (field: PreparedField, evaluating: Evaluating): void => {
  const { value, rows } = rowsGiven(field, evaluating);
  // Their fields are checked one by one; here only what the table itself asks for.
  const bare = isJsonList(value) ? value.map((row) => (isRow(row) ? {} : row)) : value;
  taken(field.type.check(bare, { ...field.field.settings, fields: [] }), `/${field.field.key}`, evaluating);
  evaluating.state.openRows(field.field.key, rows);
};

/** Finds whether a field is there and what it holds, in the record or in every row. */
export const findValues = (field: PreparedField, evaluating: Evaluating): void => {
  const { state, findings } = evaluating;
  for (const set of state.setsOf(field)) {
    const path = pathOf(set, field);
    const isVisible = holds(field.visible, set, evaluating);
    if (!isVisible) findings.set(path, { visible: false });
    if (holds(field.readOnly, set, evaluating)) findings.set(path, { readOnly: true });
    if (field.type.holds === 'rows') {
      if (isVisible) openRows(field, evaluating);
      else state.openRows(field.field.key, []);
    } else if (!isVisible) state.put(set, field, null);
    else if (field.type.holds === 'computed') state.put(set, field, computedValue(field, set, evaluating));
    else state.put(set, field, filledIn(field, set, evaluating));
  }
};
