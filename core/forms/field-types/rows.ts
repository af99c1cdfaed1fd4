import { contextOf, type Value } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import type { FormField } from '../definition/form-field.ts';
import { type Checked, good, isJsonList, type ValueIssue } from './checked.ts';
import type { FeelWorld } from './feel.ts';
import type { FieldType } from './field-type.ts';
import type { JsonSchema } from './json-schema.ts';
import { checkReference } from './references.ts';

/** A row of a sub-table: its fields by their keys, and its `id` once it has been stored. */
export type Row = Readonly<Record<string, JsonValue>>;

/** True for an object of JSON. */
export const isRow = (value: JsonValue): value is Row =>
  typeof value === 'object' && value !== null && !isJsonList(value);

/** The rows of a value. */
export const rowsOf = (value: JsonValue): readonly Row[] => (isJsonList(value) ? value.filter(isRow) : []);

/** Issues of a part, with the part's place before their paths. */
export const below = (issues: readonly ValueIssue[], path: string): ValueIssue[] =>
  issues.map((issue) => ({ ...issue, path: path + issue.path }));

const typeOf = (types: readonly FieldType[], field: FormField): FieldType | undefined =>
  types.find(({ name }) => name === field.type);

/** What a row needs to know of its fields. */
export interface RowFields {
  readonly fields: readonly FormField[];
  readonly types: readonly FieldType[];
}

/** A row with all its values in their one spelling; what is not one of its fields is left out. */
export const checkRow = (row: Row, { fields, types }: RowFields): Checked => {
  const id = checkReference(row['id'] ?? null);
  const values: Record<string, JsonValue> = id.ok ? { id: id.value } : {};
  const issues: ValueIssue[] = [];
  for (const field of fields) {
    const value = row[field.key] ?? null;
    const checked = typeOf(types, field)?.check(value, field.settings) ?? good(value);
    if (checked.ok) values[field.key] = checked.value;
    else issues.push(...below(checked.issues, `/${field.key}`));
  }
  return issues.length === 0 ? good(values) : { ok: false, issues };
};

/** A row as a context of its fields. */
export const rowToFeel = (row: Row, { fields, types }: RowFields, world: FeelWorld): Value =>
  contextOf(
    fields.map((field) => {
      const value = row[field.key] ?? null;
      return [field.key, typeOf(types, field)?.toFeel(value, field.settings, world) ?? null];
    }),
  );

/** A field with its label and help. */
export const fieldSchema = ({ label, help }: FormField, schema: JsonSchema): JsonSchema => ({
  ...schema,
  title: label.zh,
  ...(help !== undefined && { description: help.zh }),
});

/** What a row is in JSON. */
export const rowSchema = ({ fields, types }: RowFields): JsonSchema => ({
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    ...Object.fromEntries(
      fields.map((field) => [
        field.key,
        fieldSchema(field, typeOf(types, field)?.schema(field.settings) ?? {}),
      ]),
    ),
  },
});
