import type { Text } from '../../platform/index.ts';
import type { Kind } from './value.ts';

/** What a kind of value is called in sentences. */
export const kindNames: Readonly<Record<Kind, Text>> = {
  null: { zh: '空值', en: 'no value' },
  string: { zh: '文本', en: 'a text' },
  boolean: { zh: '是否值', en: 'yes or no' },
  number: { zh: '数字', en: 'a number' },
  list: { zh: '列表', en: 'a list' },
  date: { zh: '日期', en: 'a date' },
  time: { zh: '时间', en: 'a time' },
  'date and time': { zh: '日期时间', en: 'a date and time' },
  'days and time duration': { zh: '时长', en: 'a duration' },
  'years and months duration': { zh: '年月时长', en: 'a duration of months' },
  context: { zh: '结构', en: 'a context' },
  range: { zh: '区间', en: 'a range' },
  function: { zh: '函数', en: 'a function' },
};
