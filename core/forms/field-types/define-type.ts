import { isList } from '../../expression/index.ts';
import type { JsonValue } from '../../platform/index.ts';
import type { FieldSettings } from '../definition/form-field.ts';
import { type Checked, good } from './checked.ts';
import type { FieldType } from './field-type.ts';

const isNothing = (value: JsonValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * A field type that need not think of empty values: nothing, an empty text and an empty list are all `null`, which
 * is always good, shows as '' and is read from a blank cell.
 */
export const defineType = <S extends FieldSettings>(type: FieldType<S>): FieldType<S> => ({
  ...type,
  check: (value, settings): Checked => (isNothing(value) ? good(null) : type.check(value, settings)),
  display: (value, settings, reader) => (isNothing(value) ? '' : type.display(value, settings, reader)),
  read: (text, settings, reader): Checked =>
    text.trim() === '' ? good(null) : type.read(text, settings, reader),
  toFeel: (value, settings, world) =>
    isNothing(value) ? (type.nothing?.(settings) ?? null) : type.toFeel(value, settings, world),
  fromFeel: (value, settings, world): Checked =>
    value === null || (isList(value) && value.length === 0)
      ? good(null)
      : type.fromFeel(value, settings, world),
});
