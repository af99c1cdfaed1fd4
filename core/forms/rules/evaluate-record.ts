import type { JsonValue } from '../../platform/index.ts';
import { type EvaluatedRecord, Findings } from './evaluated-record.ts';
import { findValues } from './find-values.ts';
import { judgeValues } from './judge-values.ts';
import type { PreparedForm } from './prepare-form.ts';
import { RecordState, type ValueSet } from './record-state.ts';
import type { RecordInput, RecordValues, RulesWorld } from './rules-world.ts';
import { RuleRunner } from './run-rule.ts';

const valuesOf = ({ fields }: PreparedForm, state: RecordState): RecordValues => {
  const ofSet = ({ values }: ValueSet): RecordValues => Object.fromEntries(values);
  const entries = fields
    .filter(({ table }) => table === undefined)
    .map(({ field, type }): [string, JsonValue] => {
      if (type.holds !== 'rows') return [field.key, state.record.values.get(field.key) ?? null];
      const rows = state.rows(field.key).map(ofSet);
      return [field.key, rows.length === 0 ? null : rows];
    });
  return Object.fromEntries(entries);
};

/**
 * Runs all rules of a form over a record: what is visible, required, read-only; defaults, formulas and lookups in the order
 * of what they need; rows with theirs; then what is missing or wrong. Pure: the server, which has the last word, and the
 * browser, which shows it while typing, run the same. Fields that are hidden lose their value, read-only ones keep it,
 * computed ones are made here whatever was sent. Never throws.
 */
export const evaluateRecord = (
  form: PreparedForm,
  input: RecordInput,
  world: RulesWorld,
): EvaluatedRecord => {
  const state = new RecordState(form, input, world);
  const runner = new RuleRunner(state, world.now);
  const findings = new Findings();
  const evaluating = { state, runner, findings, world };
  for (const field of form.fields) findValues(field, evaluating);
  judgeValues(form, evaluating);
  return {
    values: valuesOf(form, state),
    states: findings.states,
    issues: findings.issues,
    notes: runner.notes,
  };
};
