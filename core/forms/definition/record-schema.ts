import { typeOf } from '../field-types/field-types.ts';
import { type JsonSchema, madeSchema } from '../field-types/json-schema.ts';
import { fieldSchema } from '../field-types/rows.ts';
import { type FormInPlace, placeIn, shownField } from './fields.ts';

/**
 * What the values of a record are in JSON (JSON Schema 2020-12), by the keys of the fields: for the description of the API.
 * Computed fields are read-only; which others must be filled in depends on rules and is not said.
 */
export const recordSchema = (place: FormInPlace): JsonSchema => {
  const here = placeIn(place);
  const properties = place.definition.fields.map((field) => {
    const shown = shownField(field, here);
    const isMade = typeOf(field).holds === 'computed';
    const schema = shown?.type.schema(shown.field.settings) ?? {};
    return [field.key, fieldSchema(field, isMade ? madeSchema(schema) : schema)] as const;
  });
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
};
