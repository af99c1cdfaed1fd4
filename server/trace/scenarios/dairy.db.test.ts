import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { liftHold, placeHold } from '../units/place-hold.ts';
import { at, sscc, teller } from './test-teller.ts';

let t: TestDatabase;
let it: ReturnType<typeof teller>;
beforeAll(async () => {
  t = await testDatabase();
  it = teller(t);
});
beforeEach(() => emptyLedger(t));
afterAll(() => t.close());

const dairy = 'https://id.gs1.org/414/4012345000016';
const shop = 'https://id.gs1.org/414/4012345000023';
const silo = 'https://id.gs1.org/8004/401234500SILO1';
const gtin = 'https://id.gs1.org/01/04012345111118';
const lot = (number: string): string => `${gtin}/10/${number}`;
const item = (serial: string): string => `${gtin}/21/${serial}`;
const of = (epcClass: string, quantity: number, uom = 'KGM') => ({ epcClass, quantity, uom });
const siloOf = (quantity: number) => ({ epcClass: silo, quantity, uom: 'KGM' });
const charge = (clock: string, milk: string, quantity: number) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: dairy },
  inputQuantityList: [of(lot(milk), quantity)],
  outputQuantityList: [siloOf(quantity)],
  'yuanliu:vessels': [silo],
});
const draw = (clock: string, product: string, quantity: number) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: dairy },
  inputQuantityList: [siloOf(quantity)],
  outputQuantityList: [of(lot(product), quantity)],
  'yuanliu:vessels': [silo],
});
const clean = (clock: string, verified = true) => ({
  ...at(clock),
  action: 'OBSERVE',
  epcList: [silo],
  'yuanliu:vessels': [silo],
  'yuanliu:cleaning': verified ? 'verified' : 'unverified',
});
interface FillRow {
  ordinal: number;
  is_assumed: boolean;
  has_heel: boolean;
  heel: object;
  charged: object;
  drawn: object;
}
const fills = async () =>
  (
    await t.asOwner<FillRow>(
      'select ordinal, is_assumed, has_heel, heel, charged, drawn from fills order by ordinal',
    )
  ).map(({ is_assumed, has_heel, heel, charged, drawn }) => ({ is_assumed, has_heel, heel, charged, drawn }));
const kg = (quantity: number) => (quantity === 0 ? {} : { KGM: String(quantity) });
const fill = (heel: number, charged: number, drawn: number) => ({
  is_assumed: false,
  has_heel: heel > 0,
  heel: kg(heel),
  charged: kg(charged),
  drawn: kg(drawn),
});

describe('the silo of a dairy', () => {
  test('each charge is a fill that takes over what was left', async () => {
    await it.record([
      charge('06:00', 'M1', 100),
      draw('07:00', 'Y1', 60),
      charge('08:00', 'M2', 100),
      draw('09:00', 'Y2', 120),
    ]);
    expect(await fills()).toEqual([fill(0, 100, 60), fill(40, 100, 120)]);
  });
  test('a charge that arrives late falls between the two', async () => {
    await it.record([charge('06:00', 'M1', 100), draw('07:00', 'Y1', 60), draw('09:00', 'Y2', 100)]);
    await it.record([charge('08:00', 'M2', 100)]);
    expect(await fills()).toEqual([fill(0, 100, 60), fill(40, 100, 100)]);
  });
  test('only a verified cleaning cuts what is handed on, also when it arrives late', async () => {
    await it.record([
      charge('06:00', 'M1', 100),
      draw('07:00', 'Y1', 90),
      clean('07:30', false),
      charge('08:00', 'M2', 100),
    ]);
    expect((await fills())[1]).toEqual(fill(10, 100, 0));
    await it.record([clean('07:40')]);
    expect((await fills())[1]).toEqual(fill(0, 100, 0));
  });
  test('what is drawn before any charge comes from a fill that is assumed', async () => {
    await it.record([draw('05:00', 'Y0', 10)]);
    expect(await fills()).toEqual([{ ...fill(0, 0, 10), is_assumed: true }]);
    await it.record([charge('04:00', 'M0', 30)]);
    expect(await fills()).toEqual([fill(0, 30, 10)]);
  });
  test('a charge declared wrong was none', async () => {
    const wrong = { ...charge('08:00', 'M2', 100), eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001' };
    await it.record([charge('06:00', 'M1', 100), wrong, draw('09:00', 'Y2', 50)]);
    await it.record([{ ...wrong, errorDeclaration: { declarationTime: '2026-03-04T12:00:00Z' } }]);
    expect(await fills()).toEqual([fill(0, 100, 50)]);
  });
  test('more drawn than the silo held is told', async () => {
    await it.record([charge('06:00', 'M1', 100), draw('07:00', 'Y1', 130)]);
    expect(await it.anomalies(silo)).toEqual(['more-consumed-than-there-is']);
    await it.record([charge('06:30', 'M2', 50)]);
    expect(await it.anomalies(silo)).toEqual([]);
  });
  test('milk used before its receipt is told clears itself when the receipt comes', async () => {
    await it.record([
      {
        ...at('05:00'),
        action: 'ADD',
        bizStep: 'receiving',
        bizLocation: { id: dairy },
        quantityList: [of(lot('M1'), 60)],
      },
      charge('06:00', 'M1', 100),
    ]);
    expect(await it.anomalies(lot('M1'))).toEqual(['more-consumed-than-there-is']);
    expect(await it.refusal(charge('06:10', 'M1', 10))).toBe('more-consumed-than-there-is');
    await it.record([
      {
        ...at('05:30'),
        action: 'ADD',
        bizStep: 'receiving',
        bizLocation: { id: dairy },
        quantityList: [of(lot('M1'), 60)],
      },
    ]);
    expect(await it.anomalies(lot('M1'))).toEqual([]);
  });
});

describe('printed codes of a dairy: a run', () => {
  const printed = (low: string, high: string, number = 'Y1') => ({
    ...at('08:00'),
    action: 'ADD',
    bizStep: 'commissioning',
    bizLocation: { id: dairy },
    quantityList: [{ epcClass: lot(number), quantity: Number(high) - Number(low) + 1 }],
    'yuanliu:runs': [
      { 'yuanliu:field': 'quantityList', 'yuanliu:index': 0, 'yuanliu:low': low, 'yuanliu:high': high },
    ],
  });
  const packed = (clock: string, box: string, [low, high]: readonly [string, string]) => ({
    ...at(clock),
    type: 'AggregationEvent',
    action: 'ADD',
    bizLocation: { id: dairy },
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
    readPoint: { id: dairy },
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
      {
        ...at('10:00'),
        action: 'OBSERVE',
        quantityList: [{ epcClass: lot('Y1') }],
        'yuanliu:hold': { 'yuanliu:id': 'H' },
      },
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
      { ...at('10:00'), action: 'OBSERVE', epcList: [sscc(1)], 'yuanliu:hold': { 'yuanliu:id': 'H' } },
    ]);
    expect(await it.holding(item('00001005'))).toEqual(['H']);
    expect(await it.refusal(shipped('11:00', item('00001005')))).toBe('shipped-on-hold');
  });
  test('a held bottle of the run keeps the case of the run from shipping', async () => {
    await it.record([
      printed('00001000', '00001023'),
      packed('08:30', sscc(1), ['00001000', '00001023']),
      {
        ...at('10:00'),
        action: 'OBSERVE',
        epcList: [item('00001005')],
        'yuanliu:hold': { 'yuanliu:id': 'H' },
      },
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
