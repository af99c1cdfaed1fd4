import type { Type } from '../../expression/index.ts';
import { type FormInPlace, meaningOf, placeIn, rowFieldsOf, targetOf } from './fields.ts';
import type { PlacedExpression } from './expressions.ts';
import type { FormField } from './form-field.ts';

const text: Type = { kind: 'string' };
const texts: Type = { kind: 'list', of: text };

/** Something that an expression may name. */
export interface NamedThing {
  readonly key: string;
  /** What a person calls it; absent where it goes by its key alone. */
  readonly label?: string;
  readonly type: Type;
  /** What stands in it, by name: the fields of rows and of related records. */
  readonly parts: () => readonly NamedThing[];
}

const none = (): readonly NamedThing[] => [];

/** What every rule may name besides fields: who acts, and when. */
const world: readonly NamedThing[] = [
  {
    key: 'user',
    type: { kind: 'context', fields: { id: text, name: text, department: text, roles: texts } },
    parts: none,
  },
  { key: 'today', type: { kind: 'date' }, parts: none },
  { key: 'now', type: { kind: 'date and time' }, parts: none },
];

const thingOf = (field: FormField, fields: readonly FormField[], place: FormInPlace): NamedThing => {
  const target = targetOf(field);
  const rows = rowFieldsOf(field);
  return {
    key: field.key,
    label: field.label.zh,
    type: meaningOf(field, { ...placeIn(place), fields }),
    parts: () => {
      if (rows.length > 0) return thingsOf(rows, place);
      return target?.startsWith('form:') === true ? otherForm(place, target.slice('form:'.length)) : [];
    },
  };
};

const thingsOf = (fields: readonly FormField[], place: FormInPlace): NamedThing[] =>
  fields.map((field) => thingOf(field, fields, place));

const otherForm = (place: FormInPlace, form: string): readonly NamedThing[] => {
  const definition = place.around.form(form);
  return definition === undefined ? [] : thingsOf(definition.fields, { ...place, form, definition });
};

const throughForm = (place: FormInPlace, key: string): readonly NamedThing[] => {
  const relation = place.definition.fields.find((field) => field.key === key);
  const target = relation && targetOf(relation);
  return target?.startsWith('form:') === true ? otherForm(place, target.slice('form:'.length)) : [];
};

const contextOfThings = (things: readonly NamedThing[]): Type => ({
  kind: 'context',
  fields: Object.fromEntries(things.map(({ key, type }) => [key, type])),
});

const optionThing = (things: readonly NamedThing[], key: string | undefined): NamedThing => {
  const field = things.find((thing) => thing.key === key);
  const type: Type = field?.type ?? { kind: 'any' };
  return { key: 'item', type: type.kind === 'list' ? type.of : type, parts: field?.parts ?? none };
};

/** Where an expression stands, as far as it decides what may be named. */
export type ExpressionPlace = Pick<PlacedExpression, 'use' | 'field' | 'table' | 'form' | 'through'>;

/** Everything that an expression may name where it stands. */
export const scopeFor = (at: ExpressionPlace, place: FormInPlace): readonly NamedThing[] => {
  const { form, through, table, use, field = [] } = at;
  if (form !== undefined) return [...otherForm(place, form), ...world];
  if (through !== undefined) return [...throughForm(place, through), ...world];
  const record = thingsOf(place.definition.fields, place);
  const outer = { key: 'record', label: '表头', type: contextOfThings(record), parts: () => record };
  const own = table === undefined ? record : [...thingsOf(rowFieldsOf(table), place), outer];
  const option = use === 'options' ? [optionThing(own, field.at(-1))] : [];
  return [...own, ...world, ...option];
};

/** The types of things by their keys. */
export const typesByKey = (things: readonly NamedThing[]): Readonly<Record<string, Type>> =>
  Object.fromEntries(things.map(({ key, type }) => [key, type]));

/** What an expression must give; undefined where the field takes several kinds, such as an id or a record. */
export const expectedOf = (
  { gives, table }: Pick<PlacedExpression, 'gives' | 'table'>,
  place: FormInPlace,
): Type | undefined => {
  if (gives === 'anything') return undefined;
  if (gives === 'boolean') return { kind: 'boolean' };
  const field = 'field' in gives ? gives.field : { key: 'result', label: { zh: '结果' }, ...gives };
  const type = meaningOf(field, placeIn(place, table));
  return type.kind === 'context' || type.kind === 'list' ? undefined : type;
};
