import type { FormDefinition } from '../forms/index.ts';
import { lockedField, optionsOf, required, section, usageField } from './locked-field.ts';

const kinds = optionsOf([
  ['厂区', 'Site'],
  ['车间', 'Workshop'],
  ['生产线', 'Production line'],
  ['仓库', 'Warehouse'],
  ['库区', 'Zone'],
  ['货位', 'Bin'],
  ['储罐', 'Tank or silo'],
  ['门店', 'Store'],
  ['种养基地', 'Farm'],
  ['其他', 'Other'],
]);

/** 地点: places of ours and of parties, one within another: site, warehouse, zone, bin. */
export const locationForm: FormDefinition = {
  version: 1,
  name: { zh: '地点', en: 'Locations' },
  description: {
    zh: '厂区、仓库、生产线、货位等，可层层包含',
    en: 'Sites, warehouses, lines, bins and the like, one within another',
  },
  group: '主数据',
  fields: [
    lockedField(
      ['code', 'text'],
      { zh: '地点编码', en: 'Code' },
      { settings: { longest: 40 }, rules: required },
    ),
    lockedField(
      ['name', 'text'],
      { zh: '地点名称', en: 'Name' },
      { settings: { longest: 200 }, rules: required },
    ),
    lockedField(
      ['kind', 'single-choice'],
      { zh: '地点类型', en: 'Kind' },
      { settings: { options: kinds }, rules: required },
    ),
    lockedField(
      ['parent', 'relation'],
      { zh: '上级地点', en: 'Within' },
      { settings: { form: 'location', many: false } },
    ),
    lockedField(['gln', 'text'], { zh: '全球位置码', en: 'GLN' }, { settings: { format: 'gln' } }),
    lockedField(
      ['party', 'relation'],
      { zh: '所属单位', en: 'Party' },
      {
        settings: { form: 'party', many: false },
        help: { zh: '本企业的地点留空', en: 'Empty for places of our own' },
      },
    ),
    lockedField(
      ['region', 'relation'],
      { zh: '所在地区', en: 'Region' },
      { settings: { form: 'region', many: false } },
    ),
    lockedField(['address', 'text'], { zh: '地址', en: 'Address' }, { settings: { longest: 300 } }),
    usageField(),
  ],
  layout: [
    section(
      'basics',
      { zh: '基本信息', en: 'Basics' },
      { code: 6, name: 6, kind: 6, parent: 6, gln: 6, usage: 6 },
    ),
    section('place', { zh: '位置', en: 'Place' }, { party: 6, region: 6, address: 12 }),
  ],
  title: 'name',
  uniques: [
    { fields: ['code'], message: { zh: '地点编码已被使用', en: 'this code is in use' } },
    { fields: ['gln'], message: { zh: '另一个地点已使用这个位置码', en: 'another location has this GLN' } },
  ],
};
