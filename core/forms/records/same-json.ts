import type { JsonValue } from '../../platform/index.ts';
import { isJsonList } from '../field-types/checked.ts';
import { isRow } from '../field-types/rows.ts';

/** Whether two values of JSON are the same; the order of an object's members does not matter. */
export const isSameJson = (a: JsonValue, b: JsonValue): boolean => {
  if (a === b) return true;
  if (isJsonList(a))
    return (
      isJsonList(b) && a.length === b.length && a.every((item, index) => isSameJson(item, b[index] ?? null))
    );
  if (!isRow(a) || !isRow(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && isSameJson(a[name] ?? null, b[name] ?? null))
  );
};
