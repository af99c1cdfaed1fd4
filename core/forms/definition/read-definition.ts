import { findFieldType } from '../field-types/field-types.ts';
import { type DefinitionIssue, fault } from './definition-issue.ts';
import { type FormDefinition, formDefinition } from './form-definition.ts';
import type { FieldSettings, FormField } from './form-field.ts';
import { schemaIssues } from './schema-issues.ts';

/** A definition whose shape and settings are sound, or everything that is wrong with its shape. */
export type ReadDefinition =
  | { readonly ok: true; readonly definition: FormDefinition }
  | { readonly ok: false; readonly issues: readonly DefinitionIssue[] };

/** Fields with their settings in today's shape, and what is wrong with those settings. */
interface ReadFields {
  readonly fields: FormField[];
  readonly issues: DefinitionIssue[];
}

const readFields = (fields: readonly FormField[], path: string): ReadFields => {
  const read = fields.map((field, index) => readField(field, `${path}/${index}`));
  return { fields: read.map(({ field }) => field), issues: read.flatMap(({ issues }) => issues) };
};

const readField = (field: FormField, path: string): { field: FormField; issues: DefinitionIssue[] } => {
  const type = findFieldType(field.type);
  if (type === undefined) {
    const issue = fault(`${path}/type`, `没有字段类型 ${field.type}`, `There is no field type ${field.type}`);
    return { field, issues: [issue] };
  }
  const settings = type.upgrade?.(field.settings) ?? field.settings;
  const parsed = type.settings.safeParse(settings);
  if (!parsed.success) return { field, issues: schemaIssues(parsed.error, `${path}/settings`) };
  const inner = type.fields?.(parsed.data);
  if (inner === undefined) return { field: { ...field, settings: parsed.data }, issues: [] };
  const rows = readFields(inner, `${path}/settings/fields`);
  const withRows: FieldSettings & { fields: FormField[] } = { ...parsed.data, fields: rows.fields };
  return { field: { ...field, settings: withRows }, issues: rows.issues };
};

/**
 * Reads the document of a form: of any version, from the database, a file or a request. All issues of its shape are
 * told at once, with their paths. Whether it can be published is for `checkDefinition` to say.
 */
export const readDefinition = (document: unknown): ReadDefinition => {
  const parsed = formDefinition.safeParse(document);
  if (!parsed.success) return { ok: false, issues: schemaIssues(parsed.error) };
  const { fields, issues } = readFields(parsed.data.fields, '/fields');
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, definition: { ...parsed.data, fields } };
};
