import { describe, expect, test } from 'vitest';
import {
  checkDefinition,
  contributeTextFormats,
  evaluateRecord,
  type FormDefinition,
  fieldKeysOf,
  placedFields,
  prepareForm,
  readDefinition,
  type RecordValues,
} from '../forms/index.ts';
import { catalogTextFormats, locationForm, partyForm, productForm, regionForm } from './index.ts';

contributeTextFormats(catalogTextFormats);

const forms = new Map<string, FormDefinition>([
  ['region', regionForm],
  ['product', productForm],
  ['party', partyForm],
  ['location', locationForm],
]);
const around = { form: (key: string) => forms.get(key), hasSerialRule: () => false };

const placeOf = (key: string) => {
  const definition = forms.get(key);
  if (definition === undefined) throw new Error(key);
  return { form: key, definition, around };
};

const world = {
  user: { id: 'u', name: '王芳', department: null, roles: [] },
  now: new Date('2026-11-24T08:00:00Z'),
  zone: 'Asia/Shanghai',
  related: () => undefined,
};

const evaluate = (key: string, values: RecordValues) => {
  const { issues, values: found } = evaluateRecord(prepareForm(placeOf(key)), { values }, world);
  return { issues: issues.map(({ path, text }) => `${path} ${text.zh}`), values: found };
};

describe.each([...forms.keys()])('the form %s', (key) => {
  test('can be published as it is', () => {
    expect(checkDefinition(placeOf(key))).toEqual([]);
    expect(readDefinition(placeOf(key).definition)).toMatchObject({ ok: true });
  });

  test('locks all of its fields and shows each of them in one place', () => {
    const { definition } = placeOf(key);
    expect(placedFields(definition).filter(({ field }) => field.locked !== true)).toEqual([]);
    expect(fieldKeysOf(definition.layout).toSorted()).toEqual(
      definition.fields.map((field) => field.key).toSorted(),
    );
  });
});

const milk = { code: 'A01', name: '纯牛奶', category: '成品', base_unit: 'XBO' };

describe('a product', () => {
  test('is in use unless it is said otherwise', () => {
    expect(evaluate('product', milk)).toMatchObject({ issues: [], values: { usage: '在用' } });
  });

  test.each([
    ['6901234567892', '6901234567892'],
    ['06901234567892', '6901234567892'],
    ['６９０１ ２３４５－６７８９２', '6901234567892'],
    ['16901234567899', '16901234567899'],
    ['96385074', '96385074'],
    ['00000096385074', '96385074'],
  ])('has the GTIN %s as %s', (gtin, stored) => {
    expect(evaluate('product', { ...milk, gtin })).toMatchObject({ issues: [], values: { gtin: stored } });
  });

  test.each(['6901234567893', '690123456789', '六九', '690123456789X'])('cannot have the GTIN %s', (gtin) => {
    expect(evaluate('product', { ...milk, gtin }).issues).toEqual([expect.stringMatching(/^\/gtin ./)]);
  });

  test('says in which unit its shelf life is', () => {
    expect(evaluate('product', { ...milk, shelf_life: '6' }).issues).toEqual([
      expect.stringMatching(/^\/shelf_life_unit /),
    ]);
    expect(evaluate('product', { ...milk, shelf_life: '6', shelf_life_unit: '月' }).issues).toEqual([]);
  });

  test('has packaging levels whose GTIN and indicator agree', () => {
    const level = (gtin: string | null, indicator: string | null) =>
      evaluate('product', { ...milk, packaging: [{ level: '箱', quantity: '24', gtin, indicator }] }).issues;
    expect(level('16901234567899', '1')).toEqual([]);
    expect(level('16901234567899', null)).toEqual([]);
    expect(level(null, '1')).toEqual([]);
    expect(level('6901234567892', '0')).toEqual([]);
    expect(level('16901234567899', '2')).toEqual(['/packaging/0/indicator 与本级商品条码的首位不一致']);
    expect(level('6901234567892', '1')).toEqual(['/packaging/0/indicator 与本级商品条码的首位不一致']);
    expect(level('16901234567891', null)).toEqual([expect.stringMatching(/^\/packaging\/0\/gtin /)]);
  });

  test('needs factors above nothing, and the quantity of the batch that its recipe is for', () => {
    const units = [{ unit: 'XCT', factor: '0' }];
    expect(evaluate('product', { ...milk, other_units: units }).issues).toEqual([
      '/other_units/0/factor 应大于 0',
    ]);
    const recipe = [
      {
        component: '01890000-0000-7000-8000-000000000001',
        quantity: '3',
        unit: 'KGM',
        yield_percent: '98.5',
      },
    ];
    expect(evaluate('product', { ...milk, recipe }).issues).toEqual([
      expect.stringMatching(/^\/batch_quantity /),
    ]);
  });
});

describe('a party', () => {
  const qinghe = { code: 'S1', name: '清河乳业有限公司', kinds: ['供应商', '客户'] };

  test('has a credit code in capitals', () => {
    const given = { ...qinghe, credit_code: '91350100m000100y43' };
    expect(evaluate('party', given)).toMatchObject({
      issues: [],
      values: { credit_code: '91350100M000100Y43' },
    });
  });

  test.each(['91350100M000100Y44', '9135010OM000100Y43', '91350100'])(
    'cannot have the credit code %s',
    (code) => {
      expect(evaluate('party', { ...qinghe, credit_code: code }).issues).toEqual([
        expect.stringMatching(/^\/credit_code 统一社会信用代码/),
      ]);
    },
  );

  test('has a GLN with its check digit', () => {
    expect(evaluate('party', { ...qinghe, gln: '6901234000009' }).issues).toEqual([]);
    expect(evaluate('party', { ...qinghe, gln: '6901234000001' }).issues).toEqual([
      '/gln GLN 的校验位应为 9，这里是 1，请核对各位',
    ]);
    expect(evaluate('party', { ...qinghe, gln: '96385074' }).issues).toEqual([
      '/gln GLN 须为 13 位数字，请核对',
    ]);
  });
});

test('a region is named in full from its province on and ends no earlier than it begins', () => {
  const province = { code: '330000', name: '浙江省', level: '省级' };
  expect(evaluate('region', province)).toMatchObject({
    issues: [],
    values: { full_name: '浙江省', origin: '自建' },
  });
  const dated = { ...province, valid_from: '2026-01-01', valid_until: '2025-12-31' };
  expect(evaluate('region', dated).issues).toEqual(['/valid_until 不能早于启用日期']);
});

const texts = ['6901234567892', '6901234000009', '91350100m000100y43', '0012345678905'];

test.each(catalogTextFormats)('the format $name keeps its own spelling', ({ check }) => {
  const kept = texts.map((text) => check(text)).filter(({ ok }) => ok);
  expect(kept.length).toBeGreaterThan(0);
  for (const once of kept)
    expect(once.ok && typeof once.value === 'string' && check(once.value)).toEqual(once);
});
