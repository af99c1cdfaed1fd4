import type { FilterOperator } from '../field-types/filter-operators.ts';
import { typeOf } from '../field-types/field-types.ts';
import type { Place } from '../field-types/place.ts';
import { shownField } from './fields.ts';
import type { FormField } from './form-field.ts';

/** What filters can ask of a field: where it is stored, all that can be asked of what it shows. */
export const operatorsOf = (field: FormField, place: Place): readonly FilterOperator[] => {
  const type = typeOf(field);
  const shown = type.reads === undefined ? shownField(field, place) : undefined;
  return [...new Set([...type.filters, ...(shown?.type.filters ?? [])])];
};

/** True where lists can be sorted by a field. */
export const sortsBy = (field: FormField, place: Place): boolean => {
  const type = typeOf(field);
  return type.sorts && type.reads === undefined && shownField(field, place)?.type.sorts === true;
};
