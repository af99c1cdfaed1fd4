import { rowsOf } from '../field-types/rows.ts';
import type { PreparedForm } from './prepare-form.ts';
import { RecordState } from './record-state.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';

/** A record whose values stand already, as its rules left them, for expressions to see. */
export const standingState = (form: PreparedForm, values: RecordValues, world: RulesWorld): RecordState => {
  const state = new RecordState(form, { values }, world);
  for (const field of form.fields) {
    const { key } = field.field;
    if (field.type.holds === 'rows')
      state.openRows(
        key,
        rowsOf(values[key] ?? null).map((sent) => ({ sent, before: undefined })),
      );
    else for (const set of state.setsOf(field)) state.put(set, field, set.sent[key] ?? null);
  }
  return state;
};
