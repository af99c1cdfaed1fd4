import type { ConditionOperator } from '@yuanliu/core/expression';
import type { FormField } from '@yuanliu/core/forms';
import { typeOf } from '@yuanliu/core/forms';
import type { Language } from '@yuanliu/core/platform';
import type { NamedPath } from './use-names.ts';

const order = ['is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'empty', 'not-empty'] as const;

/** How values of a type, as FEEL writes it, are judged. */
export const operatorsFor = ({ type, field }: NamedPath): readonly ConditionOperator[] => {
  if (type.startsWith('list<context')) return ['some-items', 'no-items'];
  if (type.startsWith('list<')) return ['has', 'some-items', 'no-items'];
  if (type.startsWith('context')) return ['not-empty', 'empty'];
  if (type === 'boolean') return ['is', 'empty', 'not-empty'];
  if (type !== 'string') return order;
  return field !== undefined && optionsOf(field, 'zh').length > 0
    ? ['is', 'is-not', 'any-of', 'empty', 'not-empty']
    : ['is', 'is-not', 'contains', 'starts-with', 'ends-with', 'any-of', 'empty', 'not-empty'];
};

/** True for operators that judge a value by itself. */
export const takesNothing = (operator: ConditionOperator): boolean =>
  ['empty', 'not-empty', 'no-items', 'some-items'].includes(operator);

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a field may be chosen from, with the words for it; none where anything may be written. */
export const optionsOf = (field: FormField, language: Language): readonly Option[] => {
  const type = typeOf(field);
  const schema: { readonly enum?: unknown; readonly items?: unknown } = type.schema(field.settings);
  const listed = schema.enum ?? enumOf(schema.items);
  return (Array.isArray(listed) ? listed : [])
    .filter((key): key is string => typeof key === 'string')
    .map((value) => ({
      value,
      label: type.display(type.nothing === undefined ? value : [value], field.settings, {
        language,
        zone: 'UTC',
      }),
    }));
};

const enumOf = (items: unknown): unknown =>
  typeof items === 'object' && items !== null ? Reflect.get(items, 'enum') : undefined;
