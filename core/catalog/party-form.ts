import type { FormDefinition } from '../forms/index.ts';
import { lockedField, optionsOf, required, section, usageField } from './locked-field.ts';

const kinds = optionsOf([
  ['供应商', 'Supplier'],
  ['客户', 'Customer or dealer'],
  ['承运商', 'Carrier'],
  ['农场', 'Farm'],
]);

const licences = lockedField(
  ['licences', 'sub-table'],
  { zh: '证照', en: 'Licences' },
  {
    settings: {
      fields: [
        lockedField(
          ['kind', 'text'],
          { zh: '证照名称', en: 'Licence' },
          { settings: { longest: 100 }, rules: required },
        ),
        lockedField(
          ['number', 'text'],
          { zh: '证照编号', en: 'Number' },
          { settings: { longest: 100 }, rules: required },
        ),
        lockedField(['valid_until', 'date'], { zh: '有效期至', en: 'Valid until' }),
        lockedField(['file', 'attachment'], { zh: '扫描件', en: 'Copy' }),
      ],
      most: 100,
    },
  },
);

/** 往来单位: suppliers, customers and dealers, carriers, farms. One that is several of these is one record. */
export const partyForm: FormDefinition = {
  version: 1,
  name: { zh: '往来单位', en: 'Parties' },
  description: {
    zh: '供应商、客户（经销商）、承运商和农场',
    en: 'Suppliers, customers and dealers, carriers, farms',
  },
  group: '主数据',
  fields: [
    lockedField(
      ['code', 'text'],
      { zh: '单位编码', en: 'Code' },
      { settings: { longest: 40 }, rules: required },
    ),
    lockedField(
      ['name', 'text'],
      { zh: '单位名称', en: 'Name' },
      { settings: { longest: 200 }, rules: required },
    ),
    lockedField(['short_name', 'text'], { zh: '简称', en: 'Short name' }, { settings: { longest: 60 } }),
    lockedField(
      ['kinds', 'multiple-choice'],
      { zh: '单位类型', en: 'Kinds' },
      { settings: { options: kinds }, rules: required },
    ),
    lockedField(
      ['credit_code', 'text'],
      { zh: '统一社会信用代码', en: 'Unified social credit code' },
      { settings: { format: 'credit-code' } },
    ),
    lockedField(
      ['other_number', 'text'],
      { zh: '其他登记号', en: 'Other registration number' },
      {
        settings: { longest: 100 },
        help: {
          zh: '境外单位，或校验位与国家标准不符的早期代码',
          en: 'Foreign companies, and early codes whose check character is not that of the standard',
        },
      },
    ),
    lockedField(['gln', 'text'], { zh: '全球位置码', en: 'GLN' }, { settings: { format: 'gln' } }),
    lockedField(
      ['region', 'relation'],
      { zh: '所在地区', en: 'Region' },
      { settings: { form: 'region', many: false } },
    ),
    lockedField(['address', 'text'], { zh: '地址', en: 'Address' }, { settings: { longest: 300 } }),
    lockedField(['contact', 'text'], { zh: '联系人', en: 'Contact' }, { settings: { longest: 60 } }),
    lockedField(['phone', 'text'], { zh: '电话', en: 'Telephone' }, { settings: { longest: 60 } }),
    licences,
    usageField(),
  ],
  layout: [
    section(
      'basics',
      { zh: '基本信息', en: 'Basics' },
      { code: 6, name: 6, short_name: 6, kinds: 6, usage: 6 },
    ),
    section(
      'registration',
      { zh: '登记信息', en: 'Registration' },
      { credit_code: 6, other_number: 6, gln: 6, licences: 12 },
    ),
    section(
      'reaching',
      { zh: '联系方式', en: 'How to reach' },
      { region: 6, address: 6, contact: 6, phone: 6 },
    ),
  ],
  title: 'if short_name = null then name else short_name',
  uniques: [
    { fields: ['code'], message: { zh: '单位编码已被使用', en: 'this code is in use' } },
    {
      fields: ['credit_code'],
      message: { zh: '这个单位已经登记过', en: 'this party stands here already' },
    },
    { fields: ['gln'], message: { zh: '另一个单位已使用这个位置码', en: 'another party has this GLN' } },
  ],
};
