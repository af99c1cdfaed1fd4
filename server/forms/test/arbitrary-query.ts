import {
  type FilterCondition,
  type FilterOperator,
  operatorsOf,
  placeIn,
  rowFieldsOf,
  systemField,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { conditions, type FormKey } from './naive-reader.ts';
import { sampleForm, sourceForm } from './sample-forms.ts';
import type { NaiveQuery } from './naive-list.ts';
import { departments, type GivenRight, type GivenRights, people, type SampleWorld } from './sample-world.ts';

const definitions = { sample: sampleForm, source: sourceForm };

const scopes = (form: FormKey): fc.Arbitrary<Pick<GivenRight, 'scope' | 'condition'>> =>
  fc.oneof(
    fc
      .constantFrom(
        'all' as const,
        'all' as const,
        'mine' as const,
        'department' as const,
        'department-tree' as const,
      )
      .map((scope) => ({ scope, condition: null })),
    fc
      .constantFrom(...Object.keys(conditions[form]))
      .map((condition) => ({ scope: 'condition' as const, condition })),
  );

const paths = (form: FormKey): string[] =>
  definitions[form].fields.flatMap((field) => [
    field.key,
    ...rowFieldsOf(field).map(({ key }) => `${field.key}.${key}`),
  ]);

const right = (form: FormKey): fc.Arbitrary<GivenRight | null> => {
  const given = fc.record({
    actions: fc.subarray(['change', 'void', 'delete'] as const).map((more) => ['see' as const, ...more]),
    reach: scopes(form),
    hidden: fc.oneof(fc.constant([]), fc.subarray(paths(form), { maxLength: 6 })),
    readOnly: fc.subarray(paths(form), { maxLength: 3 }),
  });
  return fc.option(
    given.map(({ reach, ...rest }) => ({ ...rest, ...reach })),
    { nil: null, freq: 4 },
  );
};

/** What the two roles of the sample world give over its forms. */
export const arbitraryRights: fc.Arbitrary<GivenRights> = fc.record({
  sample: fc.tuple(right('sample'), right('sample')),
  source: fc.tuple(right('source'), right('source')),
});

export const arbitraryPerson = fc.constantFrom(...people);

const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

const words = ['料', '原料', '牛奶', 'A', 'ａ级', 'a-12', '奶', '厂', '12', '级', '面', 'S-0'];

/** Values that a condition on a field of a type may compare with. */
const pool = (type: string, world: SampleWorld): readonly JsonValue[] => {
  const options = ['甲', '乙', '丙'];
  const byType: Record<string, readonly JsonValue[]> = {
    number: ['0.5', '2', '5', '10', '-4', '7.25'],
    money: ['0.50', '12', '99.95'],
    formula: ['1', '4', '10', '20'],
    date: ['2026-01-31', '2026-03-04', '2026-03-05'],
    'date-time': ['2026-03-04', '2026-03-05', '2026-03-04T15:59:00.000Z', '2026-03-03T16:00:00Z'],
    'yes-no': [true, false],
    'single-choice': options,
    'multiple-choice': options,
    user: ids(people),
    department: ids(departments),
    relation: ids(world.records.source),
  };
  return byType[type] ?? words;
};

const lists = new Set<FilterOperator>(['any-of', 'none-of', 'all-of']);
const bare = new Set<FilterOperator>(['empty', 'not-empty', 'mine', 'my-department']);

const operandOf = (is: FilterOperator, values: readonly JsonValue[]): fc.Arbitrary<JsonValue | undefined> => {
  const one = fc.constantFrom(...values);
  if (bare.has(is)) return fc.constant(undefined);
  if (lists.has(is)) return fc.array(one, { maxLength: 3 });
  return is === 'between' ? fc.tuple(one, one) : one;
};

interface Filterable {
  readonly path: string;
  readonly type: string;
  readonly operators: readonly FilterOperator[];
}

const filterables = (form: FormKey, world: SampleWorld): Filterable[] => {
  const { place } = world.forms[form];
  const own = place.definition.fields.flatMap((field) => [
    { path: field.key, type: field.type, operators: operatorsOf(field, placeIn(place)) },
    ...rowFieldsOf(field).map((inner) => ({
      path: `${field.key}.${inner.key}`,
      type: inner.type,
      operators: operatorsOf(inner, placeIn(place, field)),
    })),
  ]);
  const title = systemField('title');
  const related =
    form === 'sample' && title !== undefined
      ? ['source.title', 'partners.title'].map((path) => ({
          path,
          type: 'text',
          operators: operatorsOf(title, placeIn(place)),
        }))
      : [];
  const system = ['title', 'created_by', 'department_id', 'created_at'].flatMap((key) => {
    const field = systemField(key);
    return field === undefined
      ? []
      : [{ path: key, type: field.type, operators: operatorsOf(field, placeIn(place)) }];
  });
  // Of formulas of numbers those operators that need a text make no sense.
  return [...own, ...related, ...system].map((each) => ({
    ...each,
    operators: each.operators.filter((is) => each.type !== 'formula' || is !== 'contains'),
  }));
};

const conditionOf = (
  { path, type, operators }: Filterable,
  world: SampleWorld,
): fc.Arbitrary<FilterCondition> =>
  fc.constantFrom(...operators).chain((is) =>
    operandOf(is, pool(type, world)).map((value) => ({
      field: path,
      is,
      ...(value !== undefined && { value }),
    })),
  );

const sorts: Record<FormKey, readonly string[]> = {
  sample: [
    'nr',
    'title',
    'name',
    'code',
    'qty',
    'amount',
    'due',
    'at',
    'urgent',
    'grade',
    'doubled',
    'created_at',
    'state',
  ],
  source: ['nr', 'title', 'name', 'phone', 'rating'],
};

const ofForm = (form: FormKey, world: SampleWorld): fc.Arbitrary<NaiveQuery> =>
  fc.record({
    form: fc.constant(form),
    filter: fc.array(
      fc.constantFrom(...filterables(form, world)).chain((each) => conditionOf(each, world)),
      { maxLength: 3 },
    ),
    match: fc.constantFrom('all' as const, 'all' as const, 'any' as const),
    search: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      fc.constantFrom(...words),
      fc.constantFrom('原料 奶', 'A 级', '-'),
    ),
    sort: fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...sorts[form])).map((parts) => parts.join('')),
    deleted: fc.constantFrom(false, false, false, true),
  });

/** Lists of either form, with conditions on fields of all types. */
export const arbitraryQuery = (world: SampleWorld): fc.Arbitrary<NaiveQuery> =>
  fc.oneof({ weight: 3, arbitrary: ofForm('sample', world) }, ofForm('source', world));
