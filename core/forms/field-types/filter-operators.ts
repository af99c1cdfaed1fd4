import type { Text } from '../../platform/index.ts';

/** What a filter of a list can ask of a field, with its words. */
export const filterOperators = {
  is: { zh: '等于', en: 'is' },
  'is-not': { zh: '不等于', en: 'is not' },
  contains: { zh: '包含', en: 'contains' },
  'not-contains': { zh: '不包含', en: 'does not contain' },
  'starts-with': { zh: '开头是', en: 'starts with' },
  less: { zh: '小于', en: 'is less than' },
  'at-most': { zh: '不大于', en: 'is at most' },
  more: { zh: '大于', en: 'is more than' },
  'at-least': { zh: '不小于', en: 'is at least' },
  between: { zh: '介于', en: 'is between' },
  before: { zh: '早于', en: 'is before' },
  after: { zh: '晚于', en: 'is after' },
  'any-of': { zh: '是其中之一', en: 'is one of' },
  'none-of': { zh: '不是其中任何一个', en: 'is none of' },
  'all-of': { zh: '包含全部', en: 'has all of' },
  mine: { zh: '是我', en: 'is me' },
  'my-department': { zh: '是我的部门', en: 'is my department' },
  below: { zh: '是该部门及以下', en: 'is the department or below it' },
  empty: { zh: '为空', en: 'is empty' },
  'not-empty': { zh: '不为空', en: 'is not empty' },
} as const satisfies Record<string, Text>;

/** An operator of filters. */
export type FilterOperator = keyof typeof filterOperators;

/** The names of all operators. */
export const filterOperatorNames = Object.keys(filterOperators).filter((name): name is FilterOperator =>
  Object.hasOwn(filterOperators, name),
);
