import type { FormField } from '../definition/form-field.ts';
import type { RecordValues } from '../rules/rules-world.ts';
import { type ChangePlace, recordChanges } from './record-changes.ts';

/** What two people's changes have in common. */
export interface Clash {
  /** Keys of fields that others changed. */
  readonly changed: readonly string[];
  /** Those of them that the sender sends with a value that differs from what stands now. */
  readonly clashing: readonly string[];
  /** What the sender changes and nobody else did. */
  readonly free: readonly string[];
}

/**
 * Compares what somebody sends with what others did since that person's version. `others` are the places that they changed,
 * `standing` the record as it is now. A field that is sent as it stands is no change; a whole sub-table counts as one field.
 */
export const clashOf = (
  fields: readonly FormField[],
  { others, standing, sent }: { others: readonly ChangePlace[]; standing: RecordValues; sent: RecordValues },
): Clash => {
  const touched = new Set(others.map(({ field }) => field));
  const changed = fields.filter(({ key }) => touched.has(key)).map(({ key }) => key);
  const own = fields.filter(
    (field) =>
      field.key in sent &&
      recordChanges([field], standing, { [field.key]: sent[field.key] ?? null }).length > 0,
  );
  const keys = own.map(({ key }) => key);
  return {
    changed,
    clashing: keys.filter((key) => touched.has(key)),
    free: keys.filter((key) => !touched.has(key)),
  };
};
