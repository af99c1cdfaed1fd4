import type { JsonValue } from '../../platform/index.ts';
import { rowFieldsOf, targetOf } from '../definition/fields.ts';
import type { FormField } from '../definition/form-field.ts';
import { isJsonList } from '../field-types/checked.ts';
import type { Target } from '../field-types/reader.ts';
import { rowsOf } from '../field-types/rows.ts';
import type { RecordValues } from './rules-world.ts';

const idsIn = (value: JsonValue): string[] =>
  (isJsonList(value) ? value : [value]).filter((id) => typeof id === 'string');

/**
 * What the ids in records point at: to be fetched before rules run over them (`RulesWorld.related`) or before they are shown
 * (`Names`). Values that are no ids are left out.
 */
export const referencesIn = (
  fields: readonly FormField[],
  records: readonly RecordValues[],
): ReadonlyMap<Target, ReadonlySet<string>> => {
  const found = new Map<Target, Set<string>>();
  const collect = (within: readonly FormField[], values: RecordValues): void => {
    for (const field of within) {
      const value = values[field.key] ?? null;
      const target = targetOf(field);
      if (target !== undefined) {
        const ids = found.get(target) ?? new Set();
        for (const id of idsIn(value)) ids.add(id);
        if (ids.size > 0) found.set(target, ids);
      }
      const rowFields = rowFieldsOf(field);
      if (rowFields.length > 0) for (const row of rowsOf(value)) collect(rowFields, row);
    }
  };
  for (const values of records) collect(fields, values);
  return found;
};
