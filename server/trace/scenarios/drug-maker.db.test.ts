import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { born, hold, gtin, house, item, lift, lot, make, ship, shop, uuid } from './test-words.ts';

const { it } = scenario({ open: testDatabase, empty: emptyLedger });

const of = (epcClass: string, quantity: number, uom = 'LTR') => ({ epcClass, quantity, uom });

describe('a drug maker', () => {
  test('causes of a hold coexist; each is lifted by its own id, in whatever order things arrive', async () => {
    const lotD1 = { quantityList: [{ epcClass: lot('D1') }] };
    await it.record([lift('09:00', 'QA', lotD1)]);
    await it.record([hold('08:00', 'QA', lotD1), hold('08:30', 'LAB', lotD1)]);
    await it.record([make('07:00', 'D1', 10)]);
    expect(await it.holding(lot('D1'))).toEqual(['LAB']);
    expect(await it.refusal(ship('10:00', { quantityList: [of(lot('D1'), 1)] }))).toBe('shipped-on-hold');
    await it.record([lift('11:00', 'LAB', lotD1)]);
    expect(await it.refusal(ship('12:00', { quantityList: [of(lot('D1'), 1)] }))).toBeUndefined();
  });
  test('a hold that arrives after the shipment but was placed before it is told of the shipment', async () => {
    await it.record([
      make('07:00', 'D1', 10),
      born('08:00', `${gtin}/10/D1/21/77`),
      {
        ...at('08:10'),
        type: 'AggregationEvent',
        action: 'ADD',
        bizLocation: { id: house },
        parentID: sscc(1),
        childEPCs: [item('77')],
      },
      ship('10:00', { epcList: [sscc(1)] }),
    ]);
    expect(await it.anomalies(sscc(1))).toEqual([]);
    const placed = {
      ...at('09:00'),
      action: 'OBSERVE',
      quantityList: [{ epcClass: lot('D1') }],
      eventID: uuid(1),
      'yuanliu:hold': { 'yuanliu:id': 'QA' },
    };
    await it.record([placed]);
    expect(await it.anomalies(sscc(1))).toEqual(['shipped-on-hold']);
    await it.record([{ ...placed, errorDeclaration: { declarationTime: '2026-03-05T00:00:00Z' } }]);
    expect(await it.anomalies(sscc(1))).toEqual([]);
  });
  test('the lot of a bottle is told after the bottle was shipped: what holds the lot held the bottle', async () => {
    await it.record([
      { ...at('08:00'), action: 'ADD', bizStep: 'commissioning', epcList: [item('1')] },
      hold('09:00', 'QA', { quantityList: [{ epcClass: lot('D1') }] }),
      ship('10:00', { epcList: [item('1')] }),
    ]);
    expect(await it.anomalies(item('1'))).toEqual([]);
    const named = {
      ...at('11:00'),
      action: 'OBSERVE',
      bizStep: 'inspecting',
      epcList: [item('1')],
      eventID: uuid(3),
      'yuanliu:toLot': lot('D1'),
    };
    await it.record([named]);
    expect(await it.anomalies(item('1'))).toEqual(['shipped-on-hold']);
    await it.record([{ ...named, errorDeclaration: { declarationTime: '2026-03-05T00:00:00Z' } }]);
    expect(await it.anomalies(item('1'))).toEqual([]);
  });
  test('a code of another product in the lot, or of two lots', async () => {
    await it.record([
      {
        ...at('08:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        epcList: [item('1')],
        'yuanliu:toLot': 'https://id.gs1.org/01/04012345222227/10/X',
      },
    ]);
    expect(await it.holding(item('1'))).toEqual(['product-lot-mismatch']);
  });
  test('an event in the future is kept, told and holds; a clock five minutes ahead is nothing', async () => {
    await it.record(
      [
        { ...at('12:00'), action: 'OBSERVE', epcList: [item('1')] },
        { ...at('08:04'), action: 'OBSERVE', epcList: [item('2')] },
      ],
      { at: '2026-03-04T00:00:00Z' },
    );
    expect([await it.holding(item('1')), await it.holding(item('2'))]).toEqual([['event-in-the-future'], []]);
  });
  test('the same moment in two time zones is the same moment', async () => {
    await it.record([
      {
        action: 'ADD',
        bizStep: 'commissioning',
        eventTime: '2026-03-04T23:30:00-08:00',
        eventTimeZoneOffset: '-08:00',
        bizLocation: { id: house },
        epcList: [item('1')],
      },
      {
        action: 'OBSERVE',
        bizStep: 'storing',
        eventTime: '2026-03-05T15:31:00+08:00',
        bizLocation: { id: shop },
        epcList: [item('1')],
      },
    ]);
    expect(await it.place(item('1'))).toBe(`location:${shop}`);
  });
  test('destroyed goods are not shipped, also inside of a pallet', async () => {
    await it.record([
      born('07:00', item('1'), sscc(1)),
      {
        ...at('08:00'),
        type: 'AggregationEvent',
        action: 'ADD',
        bizLocation: { id: house },
        parentID: sscc(1),
        childEPCs: [item('1')],
      },
      {
        ...at('09:00'),
        action: 'DELETE',
        bizStep: 'destroying',
        disposition: 'destroyed',
        epcList: [sscc(1)],
      },
    ]);
    expect(await it.refusal(ship('10:00', { epcList: [sscc(1)] }))).toBe('used-after-destroyed');
    expect(await it.refusal(ship('10:00', { epcList: [item('1')] }))).toBe('shipped-inside-other');
  });
});
