import {
  type ExpressionPlace,
  type FormField,
  type FormInPlace,
  type OfferedName,
  offeredNames,
  rowFieldsOf,
  targetOf,
} from '@yuanliu/core/forms';

/** A name that a condition may be about, by its path of keys. */
export interface NamedPath {
  /** `supplier.country` */
  readonly path: string;
  /** `供应商 › 国家` */
  readonly label: string;
  /** As FEEL writes types. */
  readonly type: string;
  readonly field: FormField | undefined;
}

const fieldsAt = ({ form, through, table }: ExpressionPlace, place: FormInPlace): readonly FormField[] => {
  if (form !== undefined) return place.around.form(form)?.fields ?? [];
  if (through !== undefined) return relatedFields(place.definition.fields, through, place);
  return table === undefined ? place.definition.fields : rowFieldsOf(table);
};

const relatedFields = (
  fields: readonly FormField[],
  key: string,
  place: FormInPlace,
): readonly FormField[] => {
  const field = fields.find((each) => each.key === key);
  const target = field && targetOf(field);
  return target?.startsWith('form:') === true
    ? (place.around.form(target.slice('form:'.length))?.fields ?? [])
    : [];
};

const isList = ({ type }: OfferedName): boolean => type.startsWith('list<');

/** Everything that a condition at a place may be about: names, and what stands in single records one level deep. */
export const namedPaths = (at: ExpressionPlace, place: FormInPlace): NamedPath[] => {
  const own = fieldsAt(at, place);
  return offeredNames(at, place).flatMap((name): NamedPath[] => {
    const field = own.find(({ key }) => key === name.key);
    const alone = { path: name.key, label: name.name, type: name.type, field };
    if (isList(name)) return [alone];
    const inner = name.key === 'record' ? place.definition.fields : relatedFields(own, name.key, place);
    const parts = name.parts.map((part) => ({
      path: `${name.key}.${part.key}`,
      label: `${name.name} › ${part.name}`,
      type: part.type,
      field: inner.find(({ key }) => key === part.key),
    }));
    return name.key === 'record' ? parts : [alone, ...parts];
  });
};
