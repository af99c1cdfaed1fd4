import type { Type } from '../../expression/index.ts';
import { findFieldType, typeOf } from '../field-types/field-types.ts';
import type { FieldType } from '../field-types/field-type.ts';
import type { FormsAround, Place } from '../field-types/place.ts';
import type { Target } from '../field-types/reader.ts';
import type { FormDefinition } from './form-definition.ts';
import type { FormField } from './form-field.ts';

/** A form's key with its document and what it speaks of. */
export interface FormInPlace {
  readonly form: string;
  readonly definition: FormDefinition;
  readonly around: FormsAround;
}

/** The fields of the rows of a sub-table; none for other fields. */
export const rowFieldsOf = (field: FormField): readonly FormField[] =>
  findFieldType(field.type)?.fields?.(field.settings) ?? [];

/** A field with where it stands. */
export interface PlacedField {
  readonly field: FormField;
  readonly type: FieldType;
  /** Keys from the record inward. */
  readonly keys: readonly string[];
  /** JSON Pointer into the document. */
  readonly path: string;
  /** The sub-table whose row it stands in. */
  readonly table: FormField | undefined;
}

/** All fields of a form in the order of the document, those of a sub-table behind it. */
export const placedFields = ({ fields }: FormDefinition): PlacedField[] =>
  fields.flatMap((field, index) => {
    const path = `/fields/${index}`;
    const own = { field, type: typeOf(field), keys: [field.key], path, table: undefined };
    const inner = rowFieldsOf(field).map((each, place) => ({
      field: each,
      type: typeOf(each),
      keys: [field.key, each.key],
      path: `${path}/settings/fields/${place}`,
      table: field,
    }));
    return [own, ...inner];
  });

/** What the ids of a field point at; undefined where it holds none. */
export const targetOf = (field: FormField): Target | undefined =>
  findFieldType(field.type)?.target?.(field.settings);

const isSingle = (field: FormField): boolean =>
  findFieldType(field.type)?.columns(field.settings).length === 1;

/** Where the fields of a form stand, or with `table` those of its rows. */
export const placeIn = (at: FormInPlace, table?: FormField): Place => {
  const { form, definition, around } = at;
  const place: Place = {
    around,
    form,
    definition,
    fields: table === undefined ? definition.fields : rowFieldsOf(table),
    targetOf,
    isSingle,
    meaningOf: (field, fields) => meaningOf(field, { ...place, fields }),
    recordType: (key) => recordType(key, around, 1),
  };
  return place;
};

/** The type of a field's values in expressions; `any` where a lookup leads nowhere. */
export const meaningOf = (field: FormField, place: Place): Type => {
  const shown = shownField(field, place);
  return shown === undefined ? { kind: 'any' } : shown.type.meaning(shown.field.settings, place);
};

/** Relations of related records are followed no further: what they point at has its `id` alone. */
const farthest = 2;

/** The type of a record of a form as a relation sees it: `id`, `title` and its fields but for rows. */
const recordType = (form: string, around: FormsAround, depth: number): Type => {
  const definition = depth > farthest ? undefined : around.form(form);
  const own = definition === undefined ? undefined : placeIn({ form, definition, around });
  const place = own && { ...own, recordType: (key: string) => recordType(key, around, depth + 1) };
  const fields = (definition?.fields ?? [])
    .filter((field) => typeOf(field).holds !== 'rows')
    .map((field) => [field.key, place === undefined ? { kind: 'any' } : meaningOf(field, place)] as const);
  return {
    kind: 'context',
    fields: { id: { kind: 'string' }, title: { kind: 'string' }, ...Object.fromEntries(fields) },
    open: true,
  };
};

/** The type and settings by which a field's values are shown and compared. */
export interface ShownField {
  readonly type: FieldType;
  readonly field: FormField;
}

/** No chain of lookups is longer; one that turns back on itself ends here. */
const longestChain = 10;

/**
 * The field that is shown where this one stands: formulas, lookups and roll-ups are followed to the type of their
 * values, the others are themselves. Undefined where the chain is broken.
 */
export const shownField = (field: FormField, place: Place, depth = 0): ShownField | undefined => {
  const type = typeOf(field);
  if (type.shows === undefined) return { type, field };
  const shown = type.shows(field.settings, place);
  if (shown === undefined || findFieldType(shown.type) === undefined || depth > longestChain)
    return undefined;
  const next = { ...field, type: shown.type, settings: shown.settings };
  return shownField(next, shown.place ?? place, depth + 1);
};
