import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { liftHold, placeHold } from '../units/place-hold.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { gtin, hold, house, item, lot, shop } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

describe('printed codes of a dairy: a run', () => {
  const printed = (low: string, high: string, number = 'Y1') => ({
    ...at('08:00'),
    action: 'ADD',
    bizStep: 'commissioning',
    bizLocation: { id: house },
    quantityList: [{ epcClass: lot(number), quantity: Number(high) - Number(low) + 1 }],
    'yuanliu:runs': [
      { 'yuanliu:field': 'quantityList', 'yuanliu:index': 0, 'yuanliu:low': low, 'yuanliu:high': high },
    ],
  });
  const packed = (clock: string, box: string, [low, high]: readonly [string, string]) => ({
    ...at(clock),
    type: 'AggregationEvent',
    action: 'ADD',
    bizLocation: { id: house },
    parentID: box,
    childQuantityList: [{ epcClass: lot('Y1'), quantity: Number(high) - Number(low) + 1 }],
    'yuanliu:runs': [
      { 'yuanliu:field': 'childQuantityList', 'yuanliu:index': 0, 'yuanliu:low': low, 'yuanliu:high': high },
    ],
  });
  const shipped = (clock: string, code: string) => ({
    ...at(clock),
    action: 'OBSERVE',
    bizStep: 'shipping',
    readPoint: { id: house },
    destinationList: [{ type: 'location', destination: shop }],
    epcList: [code],
  });
  const scanned = (clock: string, code: string) => ({
    ...at(clock),
    action: 'OBSERVE',
    bizStep: 'inspecting',
    epcList: [code],
  });

  test('a hold on the lot holds the run and a bottle out of it', async () => {
    await it.record([
      printed('00001000', '00001999'),
      scanned('09:00', item('00001500')),
      hold('10:00', 'H', { quantityList: [{ epcClass: lot('Y1') }] }),
    ]);
    expect(await it.holding(item('00001500'))).toEqual(['H']);
    expect(await it.refusal(shipped('11:00', item('00001500')))).toBe('shipped-on-hold');
  });
  test('a bottle of the run is where the case of the run is, and the story tells it', async () => {
    await it.record([
      printed('00001000', '00001023'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      shipped('09:00', sscc(1)),
      scanned('20:00', item('00001005')),
    ]);
    expect(await it.story(item('00001005'))).toEqual([
      'commissioning',
      'AggregationEvent',
      'shipping',
      'inspecting',
    ]);
    expect(await it.place(item('00001005'))).toBe(`transit:${shop}`);
  });
  test('a hold on the case holds a bottle of the run inside', async () => {
    await it.record([
      printed('00001000', '00001023'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      scanned('09:00', item('00001005')),
      hold('10:00', 'H', { epcList: [sscc(1)] }),
    ]);
    expect(await it.holding(item('00001005'))).toEqual(['H']);
    await it.record([shipped('11:00', item('00001005'))]);
    expect(await it.anomalies(item('00001005'))).toEqual(['shipped-inside-other', 'shipped-on-hold']);
  });
  test('a bottle that lies in the case with its run is not shipped without it, whichever is told first', async () => {
    const bottle = item('00001005');
    const events = [
      printed('00001000', '00001023'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      shipped('11:00', bottle),
    ];
    await it.record(events.slice(0, 2));
    expect(await it.refusal(shipped('11:00', bottle))).toBe('shipped-inside-other');
    expect(await it.refusal({ ...shipped('11:00', bottle), epcList: [bottle, sscc(1)] })).toBeUndefined();
    await emptyLedger(t);
    for (const event of events.toReversed()) await it.record([event]);
    expect(await it.anomalies(bottle)).toEqual(['shipped-inside-other']);
    await it.rebuild();
    expect(await it.anomalies(bottle)).toEqual(['shipped-inside-other']);
    const loose = { ...at('10:00'), type: 'AggregationEvent', action: 'DELETE', parentID: sscc(1) };
    await it.record([{ ...loose, childEPCs: [bottle] }]);
    expect(await it.anomalies(bottle)).toEqual([]);
  });
  test('a bottle that may lie in either of two cases, or was taken out with some of the run, is shipped', async () => {
    const box = packed('08:30', sscc(1), ['00001000', '00001023']);
    const [line] = box.childQuantityList;
    await it.record([
      printed('00001000', '00001023'),
      { ...box, childQuantityList: [{ ...line, epcClass: lot('Y1'), quantity: 12 }] },
      {
        ...box,
        ...at('08:40'),
        parentID: sscc(2),
        childQuantityList: [{ epcClass: lot('Y1'), quantity: 12 }],
      },
    ]);
    expect(await it.refusal(shipped('11:00', item('00001005')))).toBeUndefined();
    await emptyLedger(t);
    await it.record([
      printed('00001000', '00001023'),
      box,
      {
        ...box,
        ...at('09:00'),
        action: 'DELETE',
        childQuantityList: [{ epcClass: lot('Y1'), quantity: 12 }],
      },
    ]);
    expect(await it.refusal(shipped('11:00', item('00001006')))).toBeUndefined();
  });
  test('a held bottle of the run keeps the case of the run from shipping', async () => {
    await it.record([
      printed('00001000', '00001023'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      hold('10:00', 'H', { epcList: [item('00001005')] }),
    ]);
    expect(await it.refusal(shipped('11:00', sscc(1)))).toBe('shipped-on-hold');
  });
  test('a hold that is placed on a run holds its bottles until it is lifted from the run', async () => {
    await it.record([printed('00001000', '00001023'), scanned('09:00', item('00001005'))]);
    const wish = {
      id: 'H',
      units: [{ uri: `${gtin}/21/#00001000-00001023`, kind: 'run' as const }],
      at: new Date('2026-03-04T10:00:00+08:00'),
      zoneOffset: '+08:00',
    };
    await t.db.transact((tx) => placeHold(tx, t.ctx(), wish));
    expect(await it.holding(item('00001005'))).toEqual(['H']);
    const lifted = { ...wish, at: new Date('2026-03-04T11:00:00+08:00') };
    await t.db.transact((tx) => liftHold(tx, t.ctx(), lifted));
    expect(await it.holding(item('00001005'))).toEqual([]);
    expect(await t.asOwner("select kind from units where uri like '%#%'")).toEqual([{ kind: 'run' }]);
  });
  test('a hold on serials of two printings keeps the cases of both, whichever is told first', async () => {
    const held = {
      ...printed('00001020', '00001030'),
      ...hold('09:00', 'H', {}),
      action: 'OBSERVE',
      bizStep: 'holding',
    };
    const history = [
      printed('00001000', '00001023'),
      printed('00001024', '00001047'),
      printed('00001048', '00001071'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      packed('08:30', sscc(2), ['00001024', '00001047']),
      packed('08:30', sscc(3), ['00001048', '00001071']),
    ];
    await it.record([...history, held]);
    expect(await it.refusal(shipped('10:00', sscc(1)))).toBe('shipped-on-hold');
    expect(await it.refusal(shipped('10:00', sscc(2)))).toBe('shipped-on-hold');
    expect(await it.refusal(shipped('10:00', sscc(3)))).toBeUndefined();
    await emptyLedger(t);
    await it.record([...history, shipped('10:00', sscc(1)), shipped('10:00', sscc(3))]);
    await it.record([held]);
    expect([await it.anomalies(sscc(1)), await it.anomalies(sscc(3))]).toEqual([['shipped-on-hold'], []]);
    await it.rebuild();
    expect([await it.anomalies(sscc(1)), await it.anomalies(sscc(3))]).toEqual([['shipped-on-hold'], []]);
  });
  test('an anomaly of a run holds its bottles', async () => {
    await it.record([
      printed('00001000', '00001023'),
      { ...printed('00001000', '00001023'), ...at('08:10') },
      scanned('09:00', item('00001005')),
    ]);
    expect(await it.holding(item('00001005'))).toEqual(['created-twice']);
  });
  test('a run printed under two lots is told', async () => {
    await it.record([
      printed('00001000', '00001023'),
      { ...printed('00001000', '00001023', 'Y2'), ...at('08:10') },
    ]);
    expect(await it.anomalies(`${gtin}/21/#00001000-00001023`)).toEqual([
      'created-twice',
      'product-lot-mismatch',
    ]);
  });
});
