import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { readUnit } from '../units/read-unit.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import {
  aggregate,
  born,
  gtin,
  hold,
  house,
  item,
  lift,
  lot,
  make,
  seen,
  ship,
  uuid,
  wrong,
} from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const made = (clock: string, number: string) => make(clock, number, 100);
const ofLot = (number: string) => ({ quantityList: [{ epcClass: lot(number), quantity: 1, uom: 'LTR' }] });
const product = { quantityList: [{ epcClass: gtin }] };
const other = 'https://id.gs1.org/01/04012345222227';
const printed = (clock: string, number: string) => ({
  ...at(clock),
  action: 'ADD',
  bizStep: 'commissioning',
  bizLocation: { id: house },
  quantityList: [{ epcClass: lot(number), quantity: 24 }],
  'yuanliu:runs': [
    { 'yuanliu:field': 'quantityList', 'yuanliu:index': 0, 'yuanliu:low': '1000', 'yuanliu:high': '1023' },
  ],
});

describe('a whole product on hold', () => {
  test('reaches its lots, its items, their runs and the pallets that hold any of it, and no other product', async () => {
    await it.record([
      made('07:00', 'L1'),
      printed('07:00', 'L2'),
      born('07:00', `${gtin}/10/L1/21/7`, item('8'), `${other}/21/1`),
      aggregate('07:30', 'ADD', [sscc(1), item('8')]),
      seen('07:40', item('1005')),
      hold('08:00', 'RECALL', product),
      made('08:30', 'L3'),
    ]);
    for (const code of [lot('L1'), lot('L3'), item('7'), item('8'), item('1005'), `${gtin}/21/#1000-1023`])
      expect([code, await it.holding(code)]).toEqual([code, ['RECALL']]);
    expect([await it.holding(`${other}/21/1`), await it.holding(sscc(1))]).toEqual([[], []]);
    expect(await it.refusal(ship('09:00', ofLot('L3')))).toBe('shipped-on-hold');
    expect(await it.refusal(ship('09:00', { epcList: [sscc(1)] }))).toBe('shipped-on-hold');
    expect(await it.refusal(ship('09:00', { epcList: [item('1005')] }))).toBe('shipped-on-hold');
    expect(await it.refusal(ship('09:00', { epcList: [`${other}/21/1`] }))).toBeUndefined();
    await it.record([lift('10:00', 'RECALL', product)]);
    expect([await it.holding(lot('L1')), await it.holding(item('8'))]).toEqual([[], []]);
    expect(await it.refusal(ship('11:00', { epcList: [sscc(1)] }))).toBeUndefined();
  });

  test('a lot that is lifted by name is free with its members, the rest of the product is not', async () => {
    await it.record([
      made('07:00', 'L1'),
      made('07:00', 'L2'),
      born('07:00', `${gtin}/10/L1/21/7`, `${gtin}/10/L2/21/8`),
      printed('07:00', 'L1'),
      seen('07:30', item('1005')),
      hold('08:00', 'RECALL', product),
      lift('09:00', 'RECALL', { quantityList: [{ epcClass: lot('L1') }] }),
    ]);
    for (const code of [lot('L1'), item('7'), item('1005')])
      expect([code, await it.holding(code)]).toEqual([code, []]);
    expect([await it.holding(lot('L2')), await it.holding(item('8'))]).toEqual([['RECALL'], ['RECALL']]);
  });

  test('a lot that is also held by itself is lifted from both by its name', async () => {
    await it.record([
      made('07:00', 'L1'),
      made('07:00', 'L2'),
      born('07:00', `${gtin}/10/L1/21/7`),
      hold('08:00', 'RECALL', product),
      hold('08:10', 'RECALL', ofLot('L1')),
      lift('09:00', 'RECALL', ofLot('L1')),
    ]);
    expect([await it.holding(lot('L1')), await it.holding(item('7'))]).toEqual([[], []]);
    expect(await it.holding(lot('L2'))).toEqual(['RECALL']);
    expect(await it.refusal(ship('10:00', ofLot('L1')))).toBeUndefined();
  });

  test('a hold that comes after the shipments it is older than is told of them, until it is declared wrong', async () => {
    await it.record([
      made('07:00', 'L1'),
      born('07:00', item('8')),
      aggregate('07:30', 'ADD', [sscc(1), item('8')]),
      ship('10:00', { epcList: [sscc(1)] }),
      ship('10:00', ofLot('L1')),
    ]);
    const recall = { ...hold('08:00', 'RECALL', product), eventID: uuid(1) };
    await it.record([recall]);
    expect([await it.anomalies(sscc(1)), await it.anomalies(lot('L1'))]).toEqual([
      ['shipped-on-hold'],
      ['shipped-on-hold'],
    ]);
    await it.rebuild();
    expect(await it.anomalies(sscc(1))).toEqual(['shipped-on-hold']);
    await it.record([wrong(recall)]);
    expect([await it.anomalies(sscc(1)), await it.anomalies(lot('L1'))]).toEqual([[], []]);
  });

  test.each([
    ['named itself', { epcList: [`${gtin}/21/77`] }],
    ['named by its lot', { quantityList: [{ epcClass: lot('K1') }] }],
  ])(
    'a case of the product, %s, is freed with what it brought the hold to, not with what is of the product',
    async (_, what) => {
      const box = item('77');
      await it.record([
        born('07:00', `${gtin}/10/K1/21/77`, `${other}/10/M/21/1`, `${other}/21/2`, item('5')),
        aggregate('07:30', 'ADD', [box, `${other}/21/1`, `${other}/21/2`, item('5')]),
        hold('08:00', 'RECALL', product),
        aggregate('08:30', 'DELETE', [box, `${other}/21/2`]),
        ship('10:00', { epcList: [`${other}/21/2`] }),
      ]);
      expect(await it.holding(`${other}/21/1`)).toEqual(['RECALL']);
      expect(await it.holding(`${other}/21/2`)).toEqual(['RECALL', 'shipped-on-hold']);
      expect(await it.anomalies(`${other}/21/2`)).toEqual(['shipped-on-hold']);
      await it.record([lift('09:00', 'RECALL', what)]);
      for (const code of [box, `${other}/21/1`, `${other}/21/2`])
        expect([code, await it.holding(code)]).toEqual([code, []]);
      expect([await it.holding(item('5')), await it.anomalies(`${other}/21/2`)]).toEqual([['RECALL'], []]);
    },
  );

  test('the page of a unit says that it comes from the product', async () => {
    await it.record([made('07:00', 'L1'), hold('08:00', 'RECALL', product)]);
    const [unit] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [lot('L1')]);
    const { holds } = await readUnit(t.ctx(), unit?.nr ?? '');
    expect(holds).toMatchObject([{ holdId: 'RECALL', via: 'product', on: { uri: gtin } }]);
  });
});
