import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { listContents } from '../units/contents-of.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { aggregate, gtin, hold, house, item, lot, seen, ship, shop } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const serials = (field: string, low: string, high: string) => ({
  'yuanliu:runs': [{ 'yuanliu:field': field, 'yuanliu:index': 0, 'yuanliu:low': low, 'yuanliu:high': high }],
});
const of = (quantity: number) => [{ epcClass: lot('Y1'), quantity }];
const box = sscc(1);
const bottle = item('1005');
const printed = {
  ...at('08:00'),
  action: 'ADD',
  bizStep: 'commissioning',
  bizLocation: { id: house },
  quantityList: of(24),
  ...serials('quantityList', '1000', '1023'),
};
const packed = {
  ...at('08:30'),
  type: 'AggregationEvent',
  action: 'ADD',
  bizLocation: { id: house },
  parentID: box,
  childQuantityList: of(24),
  ...serials('childQuantityList', '1000', '1023'),
};
const takenOut = aggregate('09:00', 'DELETE', [box, bottle]);
const contents = async () => {
  const [unit] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [box]);
  const { rows } = await listContents(t.ctx(), unit?.nr ?? '', { limit: 50 });
  return rows.map(({ unit: { uri }, amounts }) => [uri.replace(`${gtin}/21/`, ''), amounts]);
};

describe('a bottle that is taken loose out of the case of its run', () => {
  test('is no longer held with the case, nor keeps it', async () => {
    await it.record([printed, packed, takenOut, hold('10:00', 'H', { epcList: [box] })]);
    expect([await it.holding(bottle), await it.holding(box)]).toEqual([[], ['H']]);
    expect(await it.refusal(ship('11:00', { epcList: [bottle] }))).toBeUndefined();
  });
  test('does not keep the case from shipping when it is held itself, whichever is told first', async () => {
    await it.record([printed, packed, hold('10:00', 'H', { epcList: [bottle] })]);
    await it.record([ship('11:00', { epcList: [box] })]);
    expect(await it.anomalies(box)).toEqual(['shipped-on-hold']);
    await it.record([takenOut]);
    expect(await it.anomalies(box)).toEqual([]);
    await it.rebuild();
    expect(await it.anomalies(box)).toEqual([]);
    expect(await it.refusal(ship('12:00', { epcList: [box] }))).toBeUndefined();
  });
  test('stays held when the case was held before', async () => {
    await it.record([printed, packed, hold('08:40', 'H', { epcList: [box] }), takenOut]);
    expect(await it.holding(bottle)).toEqual(['H']);
  });
  test('is where it was put, and no part of what happens to the case', async () => {
    const { bizLocation: _, ...nowhere } = takenOut;
    await it.record([
      printed,
      packed,
      nowhere,
      ship('11:00', { epcList: [box] }),
      seen('12:00', item('1006')),
    ]);
    expect([await it.place(bottle), await it.place(item('1006'))]).toEqual(['unknown:', `transit:${shop}`]);
    expect(await it.story(bottle)).not.toContain('shipping');
    expect(await it.story(item('1006'))).toContain('shipping');
  });
  test('is missing from the contents of the case, and counted once', async () => {
    const ofLot = { 'yuanliu:toLot': lot('Y1') };
    await it.record([printed, packed, { ...seen('08:45', item('1006')), ...ofLot }]);
    expect(await contents()).toEqual([['#1000-1023', { C62: '24' }]]);
    await it.record([{ ...takenOut, ...ofLot }]);
    expect(await contents()).toEqual([['#1000-1023', { C62: '23' }]]);
    expect(await it.stocksOf(lot('Y1'))).toEqual({ [`location:${house}`]: { C62: '24' } });
  });
  test('a stretch of the run that is taken out is not held with the case', async () => {
    const stretch = {
      ...takenOut,
      childEPCs: [],
      childQuantityList: of(4),
      ...serials('childQuantityList', '1004', '1007'),
    };
    await it.record([
      printed,
      packed,
      stretch,
      seen('09:30', bottle),
      hold('10:00', 'H', { epcList: [box] }),
    ]);
    expect([await it.holding(`${gtin}/21/#1004-1007`), await it.holding(bottle)]).toEqual([[], []]);
    expect((await contents())[0]).toEqual(['#1000-1023', { C62: '20' }]);
  });
  test('a stretch that is taken out, and a bottle in it, are not held by what is wrong with the case', async () => {
    const stretch = {
      ...takenOut,
      childEPCs: [],
      childQuantityList: of(4),
      ...serials('childQuantityList', '1004', '1007'),
    };
    const late = { ...seen('09:00', box), eventTime: '2090-01-01T00:00:00Z' };
    await it.record([printed, packed, stretch, seen('09:30', bottle, item('1010')), late]);
    expect([await it.holding(bottle), await it.holding(item('1010'))]).toEqual([[], ['event-in-the-future']]);
  });
  test('keeps the case from shipping when something is wrong with it, as long as it goes with the case', async () => {
    const late = { ...seen('09:00', bottle), eventTime: '2090-01-01T00:00:00Z' };
    await it.record([printed, packed, late]);
    expect(await it.refusal(ship('11:00', { epcList: [box] }))).toBe('shipped-on-hold');
    await it.record([takenOut]);
    expect(await it.refusal(ship('11:00', { epcList: [box] }))).toBeUndefined();
  });
});
