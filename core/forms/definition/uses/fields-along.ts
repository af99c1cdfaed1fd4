import type { FieldUse } from '../../field-types/place.ts';
import { type FormInPlace, targetOf } from '../fields.ts';
import type { FormField } from '../form-field.ts';

/** The form whose records a field relates to. */
export const relatedForm = (field: FormField | undefined): string | undefined => {
  const target = field && targetOf(field);
  return target?.startsWith('form:') === true ? target.slice('form:'.length) : undefined;
};

/** The fields that a path of keys passes, relations being followed to the form that they lead to. */
export const fieldsAlong = (path: readonly string[], form: string, place: FormInPlace): FieldUse[] => {
  const [key, ...rest] = path;
  const definition = form === place.form ? place.definition : place.around.form(form);
  const field = definition?.fields.find((each) => each.key === key);
  if (key === undefined || field === undefined) return [];
  const next = relatedForm(field);
  const own = { form, field: [key] };
  if (next !== undefined) return [own, ...fieldsAlong(rest, next, place)];
  const [inner] = rest;
  return inner === undefined ? [own] : [own, { form, field: [key, inner] }];
};
