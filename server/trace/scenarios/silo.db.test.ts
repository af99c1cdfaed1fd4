import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { readStory } from '../units/story-of.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { house, lot } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const silo = 'https://id.gs1.org/8004/401234500SILO1';
const of = (epcClass: string, quantity: number, uom = 'KGM') => ({ epcClass, quantity, uom });
const siloOf = (quantity: number) => ({ epcClass: silo, quantity, uom: 'KGM' });
const charge = (clock: string, milk: string, quantity: number) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: house },
  inputQuantityList: [of(lot(milk), quantity)],
  outputQuantityList: [siloOf(quantity)],
  'yuanliu:vessels': [silo],
});
const draw = (clock: string, product: string, quantity: number) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: house },
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
type FillRow = {
  ordinal: number;
  is_assumed: boolean;
  has_heel: boolean;
  heel: object;
  charged: object;
  drawn: object;
};
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
  test('its story tells what went in and out, that of the milk how much of it was used', async () => {
    await it.record([charge('06:00', 'M1', 100), draw('07:00', 'Y1', 60)]);
    expect(await it.parts(silo)).toEqual(['vessel output 100 KGM', 'vessel input 60 KGM']);
    expect(await it.parts(lot('M1'))).toEqual(['thing input 100 KGM']);
  });
  test('what belongs to a story for two reasons is counted once', async () => {
    const inside = { parentID: silo, childQuantityList: [of(lot('M1'), 100)] };
    await it.record([
      charge('06:00', 'M1', 100),
      { ...at('06:30'), type: 'AggregationEvent', action: 'ADD', bizLocation: { id: house }, ...inside },
      draw('07:00', 'Y1', 60),
    ]);
    const [milk] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [lot('M1')]);
    const [drawn] = (await readStory(t.ctx(), milk?.nr ?? '', { limit: 10 })).rows;
    const parts = [{ role: 'input', isVessel: true, amounts: { KGM: '60' } }];
    expect(drawn?.because).toMatchObject([
      { via: 'container', parts },
      { via: 'fill', parts },
    ]);
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
        bizLocation: { id: house },
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
        bizLocation: { id: house },
        quantityList: [of(lot('M1'), 60)],
      },
    ]);
    expect(await it.anomalies(lot('M1'))).toEqual([]);
  });
});
