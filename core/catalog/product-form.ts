import type { FormDefinition, FormField } from '../forms/index.ts';
import { lockedField, optionsOf, required, section, usageField } from './locked-field.ts';
import { unitOptions } from './unit-options.ts';

/** What a product is in the course of making things. The enterprise may add categories of its own. */
const categories = optionsOf([
  ['原料', 'Raw material'],
  ['包材', 'Packaging'],
  ['半成品', 'Semi-finished'],
  ['成品', 'Finished'],
]);

/** Foods that may cause allergic reactions, as GB 7718 (预包装食品标签通则) lists them. */
const allergens = optionsOf([
  ['含麸质的谷物及其制品', 'Cereals containing gluten'],
  ['甲壳纲类动物及其制品', 'Crustaceans'],
  ['鱼类及其制品', 'Fish'],
  ['蛋类及其制品', 'Eggs'],
  ['花生及其制品', 'Peanuts'],
  ['大豆及其制品', 'Soybeans'],
  ['乳及乳制品（包括乳糖）', 'Milk, including lactose'],
  ['坚果及其果仁类制品', 'Tree nuts'],
]);

const storageConditions = optionsOf([
  ['常温', 'Room temperature'],
  ['阴凉', 'Cool'],
  ['冷藏', 'Chilled'],
  ['冷冻', 'Frozen'],
  ['其他', 'Other'],
]);

const levels = optionsOf([
  ['单件', 'Piece'],
  ['内包装', 'Inner pack'],
  ['箱', 'Case'],
  ['托盘', 'Pallet'],
]);

const unitField = (key: string, zh: string, en: string): FormField =>
  lockedField([key, 'single-choice'], { zh, en }, { settings: { options: unitOptions }, rules: required });

const positive = (key: string) => ({
  required: true,
  checks: [{ check: `${key} > 0`, message: { zh: '应大于 0', en: 'must be greater than 0' } }],
});

const otherUnits = lockedField(
  ['other_units', 'sub-table'],
  { zh: '其他计量单位', en: 'Other units' },
  {
    help: { zh: '1 个该单位合多少基本单位', en: 'How many base units one of this unit is' },
    settings: {
      fields: [
        unitField('unit', '单位', 'Unit'),
        lockedField(['factor', 'number'], { zh: '换算率', en: 'Factor' }, { rules: positive('factor') }),
      ],
      most: 50,
    },
  },
);

/** The first digit of a GTIN-14 tells the packaging level; shorter ones, which are stored without zeros, have a 0 there. */
const indicatorOfGtin = 'if string length(gtin) = 14 then substring(gtin, 1, 1) else "0"';

const packaging = lockedField(
  ['packaging', 'sub-table'],
  { zh: '包装层级', en: 'Packaging levels' },
  {
    help: { zh: '由小到大，每级一行', en: 'From the smallest to the largest, a row each' },
    settings: {
      fields: [
        lockedField(
          ['level', 'single-choice'],
          { zh: '层级', en: 'Level' },
          { settings: { options: levels }, rules: required },
        ),
        lockedField(
          ['quantity', 'number'],
          { zh: '含下一级数量', en: 'Holds of the level below' },
          { settings: { decimals: 0, least: '1' }, rules: required },
        ),
        lockedField(
          ['gtin', 'text'],
          { zh: '本级商品条码', en: 'GTIN of the level' },
          { settings: { format: 'gtin' } },
        ),
        lockedField(
          ['indicator', 'number'],
          { zh: '指示符', en: 'Indicator' },
          {
            settings: { decimals: 0, least: '0', most: '9' },
            help: {
              zh: 'GTIN-14 的首位：1–8 定量包装，9 变量，0 不用',
              en: 'First digit of the GTIN-14: 1 to 8 fixed measure, 9 variable, 0 none',
            },
            rules: {
              checks: [
                {
                  check: `gtin = null or indicator = null or string(indicator) = (${indicatorOfGtin})`,
                  message: {
                    zh: '与本级商品条码的首位不一致',
                    en: 'is not the first digit of the GTIN of the level',
                  },
                },
              ],
            },
          },
        ),
      ],
      most: 20,
    },
  },
);

const recipe = lockedField(
  ['recipe', 'sub-table'],
  { zh: '配方', en: 'Recipe' },
  {
    help: { zh: '按每批产量填写', en: 'For one batch' },
    settings: {
      fields: [
        lockedField(
          ['component', 'relation'],
          { zh: '组成物料', en: 'Component' },
          { settings: { form: 'product', many: false, beside: ['specification'] }, rules: required },
        ),
        lockedField(
          ['quantity', 'number'],
          { zh: '每批用量', en: 'Quantity per batch' },
          { rules: positive('quantity') },
        ),
        unitField('unit', '单位', 'Unit'),
        lockedField(
          ['yield_percent', 'number'],
          { zh: '出成率', en: 'Yield' },
          {
            settings: { decimals: 3, unit: '%', least: '0', most: '1000' },
            help: {
              zh: '投入 100 份得到多少份；吸水等可超过 100%',
              en: 'What 100 parts put in give; taking up water may bring it above 100 %',
            },
          },
        ),
      ],
      most: 500,
    },
  },
);

/** 产品: everything that is bought, made, packed or sold, and the materials of it. */
export const productForm: FormDefinition = {
  version: 1,
  name: { zh: '产品', en: 'Products' },
  description: {
    zh: '原料、包材、半成品和成品的主数据',
    en: 'Raw materials, packaging, semi-finished and finished goods',
  },
  group: '主数据',
  fields: [
    lockedField(
      ['code', 'text'],
      { zh: '产品编码', en: 'Code' },
      { settings: { longest: 40 }, rules: required },
    ),
    lockedField(
      ['name', 'text'],
      { zh: '产品名称', en: 'Name' },
      { settings: { longest: 200 }, rules: required },
    ),
    lockedField(
      ['gtin', 'text'],
      { zh: '商品条码', en: 'GTIN' },
      {
        settings: { format: 'gtin' },
        help: { zh: '8、12、13 或 14 位', en: '8, 12, 13 or 14 digits' },
      },
    ),
    lockedField(
      ['category', 'single-choice'],
      { zh: '类别', en: 'Category' },
      { settings: { options: categories }, rules: required },
    ),
    lockedField(
      ['specification', 'text'],
      { zh: '规格型号', en: 'Specification' },
      { settings: { longest: 200 } },
    ),
    unitField('base_unit', '基本单位', 'Base unit'),
    otherUnits,
    packaging,
    lockedField(
      ['shelf_life', 'number'],
      { zh: '保质期', en: 'Shelf life' },
      { settings: { decimals: 0, least: '1', most: '36500' } },
    ),
    lockedField(
      ['shelf_life_unit', 'single-choice'],
      { zh: '保质期单位', en: 'Unit of shelf life' },
      {
        settings: {
          options: optionsOf([
            ['天', 'Days'],
            ['月', 'Months'],
          ]),
          shown: 'buttons',
        },
        rules: { required: 'shelf_life != null' },
      },
    ),
    lockedField(
      ['storage', 'single-choice'],
      { zh: '贮存条件', en: 'Storage' },
      { settings: { options: storageConditions } },
    ),
    lockedField(
      ['storage_note', 'text'],
      { zh: '贮存说明', en: 'Storage, in words' },
      { settings: { longest: 200 } },
    ),
    lockedField(
      ['allergens', 'multiple-choice'],
      { zh: '过敏原', en: 'Allergens' },
      { settings: { options: allergens } },
    ),
    lockedField(
      ['batch_quantity', 'number'],
      { zh: '每批产量', en: 'Quantity of a batch' },
      {
        rules: {
          required: 'count(recipe) > 0',
          checks: [
            { check: 'batch_quantity > 0', message: { zh: '应大于 0', en: 'must be greater than 0' } },
          ],
        },
        help: { zh: '按基本单位', en: 'In base units' },
      },
    ),
    recipe,
    usageField(),
  ],
  layout: [
    section(
      'basics',
      { zh: '基本信息', en: 'Basics' },
      { code: 6, name: 6, category: 6, gtin: 6, specification: 6, usage: 6 },
    ),
    section(
      'units',
      { zh: '计量与包装', en: 'Units and packaging' },
      { base_unit: 6, other_units: 12, packaging: 12 },
    ),
    section(
      'keeping',
      { zh: '保质与贮存', en: 'Keeping' },
      { shelf_life: 6, shelf_life_unit: 6, storage: 6, storage_note: 6, allergens: 12 },
    ),
    section('making', { zh: '配方', en: 'Recipe' }, { batch_quantity: 6, recipe: 12 }),
  ],
  title: 'code + " " + name',
  uniques: [
    { fields: ['code'], message: { zh: '产品编码已被使用', en: 'this code is in use' } },
    { fields: ['gtin'], message: { zh: '另一个产品已使用这个条码', en: 'another product has this GTIN' } },
  ],
};
