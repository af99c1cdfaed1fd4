import { isList, type Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import type { PreparedForm } from './prepare-form.ts';
import { RuleRunner } from './run-rule.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';
import { standingState } from './standing-state.ts';

const one = (value: Value): Value => (isList(value) ? (value[0] ?? null) : value);

/**
 * Which of these options (keys of a choice, ids of records) may be chosen in the field at a JSON Pointer of a record whose
 * rules have run; all of them where the field has no rule about it.
 */
export const offeredOptions = (
  form: PreparedForm,
  at: { readonly path: string; readonly options: readonly string[]; readonly values: RecordValues },
  world: RulesWorld,
): string[] => {
  const [first = '', index, inner] = at.path.split('/').slice(1);
  const node = inner === undefined ? first : `${first}.${inner}`;
  const field = form.fields.find((each) => each.node === node);
  const state = standingState(form, at.values, world);
  const set = index === undefined ? state.record : state.rows(first)[Number(index)];
  const rule = field?.options;
  if (field === undefined || rule === undefined || set === undefined) return [...at.options];
  const runner = new RuleRunner(state, world.now);
  const { type, settings } = field.shown;
  const isMany = isList(type.nothing?.(settings) ?? null);
  return at.options.filter((option) => {
    const value: JsonValue = isMany ? [option] : option;
    return runner.holds(rule, set, one(type.toFeel(value, settings, state.feelWorld)));
  });
};
