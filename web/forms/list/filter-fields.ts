import {
  type FilterOperator,
  type FormField,
  operatorsOf,
  placeIn,
  type PreparedField,
  rowFieldsOf,
  systemField,
  textIn,
} from '@yuanliu/core/forms';
import type { Language } from '@yuanliu/core/platform';
import type { Filling } from '../field-types/filling-context.ts';
import type { FormInUse } from '../filling/form-in-use.ts';

/** A field by which a list can be narrowed. */
export interface FilterField {
  /** `supplier`, `lines.qty`, `created_at`. */
  readonly node: string;
  readonly title: string;
  /** As its operand is filled in: a formula as what it gives. */
  readonly field: FormField;
  readonly operators: readonly FilterOperator[];
}

/** What an operator compares with. */
export type OperandShape = 'none' | 'one' | 'two' | 'several';

const shapes: Readonly<Partial<Record<FilterOperator, OperandShape>>> = {
  empty: 'none',
  'not-empty': 'none',
  mine: 'none',
  'my-department': 'none',
  between: 'two',
  'any-of': 'several',
  'none-of': 'several',
  'all-of': 'several',
};

/** What an operator compares with. */
export const shapeOf = (operator: FilterOperator): OperandShape => shapes[operator] ?? 'one';

const systemNodes = ['created_at', 'created_by', 'changed_at', 'nr', 'title'] as const;

/** Whoever is not among the choices of a field cannot be picked: people of the system's own fields. */
const isPickable = ({ type }: FormField): boolean => type !== 'user' && type !== 'department';

const systemFilters = (form: FormInUse, language: Language): readonly FilterField[] =>
  systemNodes.flatMap((node) => {
    const field = systemField(node);
    if (field === undefined) return [];
    const all = operatorsOf(field, placeIn(form.prepared.place));
    const operators = isPickable(field) ? all : all.filter((each) => shapeOf(each) === 'none');
    return operators.length === 0 ? [] : [{ node, title: textIn(field.label, language), field, operators }];
  });

/** All fields by which the list of a form can be narrowed, those of sub-tables with the table's name. */
export const filterFields = (
  form: FormInUse,
  filling: Filling,
  language: Language,
): readonly FilterField[] => {
  const { place } = form.prepared;
  const asShown = ({ field, shown }: PreparedField): FormField => ({
    ...field,
    type: shown.type.name,
    settings: shown.settings,
  });
  const of = (node: string, title: string, table?: FormField): FilterField[] => {
    const prepared = filling.fieldAt(node);
    if (prepared === undefined) return [];
    const operators = operatorsOf(prepared.field, placeIn(place, table));
    return operators.length === 0 ? [] : [{ node, title, field: asShown(prepared), operators }];
  };
  const ofFields = form.definition.fields.flatMap((field) => {
    const title = textIn(field.label, language);
    const inner = rowFieldsOf(field).flatMap((each) =>
      of(`${field.key}.${each.key}`, `${title} · ${textIn(each.label, language)}`, field),
    );
    return [...of(field.key, title), ...inner];
  });
  return [...ofFields, ...systemFilters(form, language)];
};
