import {
  type FormField,
  isJsonList,
  type RecordValues,
  rowFieldsOf,
  rowsOf,
  type StoredFile,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import type { Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { holdFiles } from './file.store.ts';

/** A file where it stands in a record. */
export interface PlacedFile {
  readonly file: StoredFile;
  /** Dotted key of the field. */
  readonly field: string;
  /** JSON Pointer of the field's value. */
  readonly path: string;
}

/** The files that a record names. */
export const filesInRecord = (
  fields: readonly FormField[],
  values: RecordValues,
  above: { readonly path: string; readonly key: string } = { path: '', key: '' },
): PlacedFile[] =>
  fields.flatMap((field) => {
    const value = values[field.key] ?? null;
    if (value === null) return [];
    const place = { field: above.key + field.key, path: `${above.path}/${field.key}` };
    const inRows = rowFieldsOf(field);
    if (inRows.length > 0)
      return rowsOf(value).flatMap((row, index) =>
        filesInRecord(inRows, row, { path: `${place.path}/${index}`, key: `${field.key}.` }),
      );
    return (typeOf(field).filesIn?.(value) ?? []).map((file) => ({ file, ...place }));
  });

/** The values with every file in them replaced. */
export const withFiles = (
  fields: readonly FormField[],
  values: RecordValues,
  replace: (file: StoredFile) => StoredFile,
): RecordValues => {
  const changed = fields.flatMap((field): [string, JsonValue][] => {
    const value = values[field.key] ?? null;
    if (value === null) return [];
    const inRows = rowFieldsOf(field);
    if (inRows.length > 0 && isJsonList(value))
      return [[field.key, value.map((row) => (isRecord(row) ? withFiles(inRows, row, replace) : row))]];
    const files = typeOf(field).filesIn?.(value) ?? [];
    return files.length === 0 ? [] : [[field.key, files.map((file) => ({ ...replace(file) }))]];
  });
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
};

const isRecord = (value: JsonValue): value is RecordValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Notes that a record holds the files that it names. */
export const holdFilesOf = (
  tx: Tx,
  { form, id, values, at }: { form: FormInUse; id: string; values: RecordValues; at: Date },
): void => {
  const placed = filesInRecord(form.definition.fields, values);
  const uses = placed.map(({ file, field }) => ({ file: file.file, record: id, field }));
  holdFiles(tx, uses, at);
};
