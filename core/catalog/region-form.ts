import type { FormDefinition } from '../forms/index.ts';
import { lockedField, optionsOf, required, section } from './locked-field.ts';

/** The levels of GB/T 2260, stored by these words, and one for regions that the enterprise makes itself. */
export const regionLevels = ['省级', '地级', '县级', '其他'] as const;

/** Where a region comes from: the national standard as it was brought along, or the enterprise itself. */
export const regionOrigins = { standard: '国家标准', own: '自建' } as const;

/** 区域: administrative divisions down to counties, dated, and whatever regions the enterprise adds. */
export const regionForm: FormDefinition = {
  version: 1,
  name: { zh: '区域', en: 'Regions' },
  description: {
    zh: '行政区划（GB/T 2260）到县级，可增改',
    en: 'Administrative divisions (GB/T 2260) down to counties; may be changed and added to',
  },
  group: '主数据',
  fields: [
    lockedField(
      ['code', 'text'],
      { zh: '区划代码', en: 'Code' },
      { settings: { longest: 20 }, rules: required },
    ),
    lockedField(
      ['name', 'text'],
      { zh: '区域名称', en: 'Name' },
      { settings: { longest: 100 }, rules: required },
    ),
    lockedField(
      ['level', 'single-choice'],
      { zh: '级别', en: 'Level' },
      {
        settings: {
          options: optionsOf([
            ['省级', 'Province'],
            ['地级', 'Prefecture'],
            ['县级', 'County'],
            ['其他', 'Other'],
          ]),
        },
        rules: required,
      },
    ),
    lockedField(
      ['parent', 'relation'],
      { zh: '上级区域', en: 'Within' },
      { settings: { form: 'region', many: false } },
    ),
    lockedField(
      ['full_name', 'text'],
      { zh: '全称', en: 'Full name' },
      {
        settings: { longest: 300 },
        rules: { required: true, default: 'if parent = null then name else parent.full_name + "/" + name' },
        help: { zh: '从省级写起，用 / 分开', en: 'From the province on, parted by /' },
      },
    ),
    lockedField(['valid_from', 'date'], { zh: '启用日期', en: 'Valid from' }),
    lockedField(
      ['valid_until', 'date'],
      { zh: '停用日期', en: 'Valid until' },
      {
        rules: {
          checks: [
            {
              check: 'valid_from = null or valid_until >= valid_from',
              message: { zh: '不能早于启用日期', en: 'must not be before the day it became valid' },
            },
          ],
        },
      },
    ),
    lockedField(
      ['origin', 'single-choice'],
      { zh: '来源', en: 'Origin' },
      {
        settings: {
          options: optionsOf([
            [regionOrigins.standard, 'National standard'],
            [regionOrigins.own, 'Own'],
          ]),
        },
        rules: { readOnly: true, default: `"${regionOrigins.own}"` },
      },
    ),
  ],
  layout: [
    section(
      'basics',
      { zh: '基本信息', en: 'Basics' },
      { code: 6, name: 6, level: 6, parent: 6, full_name: 12, valid_from: 6, valid_until: 6, origin: 6 },
    ),
  ],
  title: 'full_name',
  uniques: [{ fields: ['code'], message: { zh: '区划代码已被使用', en: 'this code is in use' } }],
};
