import { isContext } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import { targetOf } from '../definition/fields.ts';
import type { PreparedForm } from './prepare-form.ts';
import { RecordState } from './record-state.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';
import { RuleRunner } from './run-rule.ts';

/**
 * What choosing a related record fills in: the values of the fields that the form's fills name for this relation, as the
 * world knows the record. Values that a field does not take are left out. Run when a person chooses, never on the server.
 */
export const runFills = (
  form: PreparedForm,
  chosen: { readonly on: string; readonly id: string },
  world: RulesWorld,
): RecordValues => {
  const relation = form.fields.find(({ node }) => node === chosen.on);
  const target = relation && targetOf(relation.field);
  const state = new RecordState(form, { values: {} }, world);
  const record = target === undefined ? null : state.feelWorld.record(target, chosen.id);
  if (isContext(record)) for (const [name, value] of record.entries) state.record.feel.set(name, value);
  const runner = new RuleRunner(state, world.now);
  const filled: Record<string, JsonValue> = {};
  for (const { on, field, rule } of form.fills) {
    if (on !== chosen.on) continue;
    const { type, settings } = field.shown;
    const checked = type.fromFeel(runner.run(rule, state.record), settings, state.feelWorld);
    if (checked.ok) filled[field.field.key] = checked.value;
  }
  return filled;
};
