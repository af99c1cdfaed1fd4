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

/** Where the fields of a form stand, or with `table` those of its rows. */
export const placeIn = ({ form, definition, around }: FormInPlace, table?: FormField): Place => ({
  around,
  form,
  definition,
  fields: table === undefined ? definition.fields : rowFieldsOf(table),
  targetOf,
});

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
