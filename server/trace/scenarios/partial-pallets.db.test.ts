import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { hold, house, lot, ship, shop } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const dealer = 'https://id.gs1.org/417/4012345000023';
const of = (epcClass: string, quantity?: number, uom?: string) => ({
  epcClass,
  ...(quantity !== undefined && { quantity }),
  ...(uom !== undefined && { uom }),
});
const receive = (clock: string, number: string, quantity: number) => ({
  ...at(clock),
  action: 'ADD',
  bizStep: 'receiving',
  bizLocation: { id: house },
  quantityList: [of(lot(number), quantity)],
});
type Packed = readonly [lot: string, quantity: number, action?: 'ADD' | 'DELETE'];
const pack = (clock: string, pallet: string, [number, quantity, action = 'ADD']: Packed) => ({
  ...at(clock),
  type: 'AggregationEvent',
  action,
  bizStep: action === 'ADD' ? 'packing' : 'unpacking',
  bizLocation: { id: house },
  parentID: pallet,
  childQuantityList: [of(lot(number), quantity)],
});

describe('partial pallets of a trading company', () => {
  test('a hold on one pallet leaves the other pallets of the lot free', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      pack('09:00', sscc(1), ['L1', 40]),
      pack('09:05', sscc(2), ['L1', 40]),
      hold('10:00', 'H', { epcList: [sscc(1)] }),
    ]);
    expect(await it.holding(sscc(1))).toEqual(['H']);
    expect(await it.refusal(ship('11:00', { epcList: [sscc(1)] }))).toBe('shipped-on-hold');
    expect(await it.holding(sscc(2))).toEqual([]);
    expect(await it.refusal(ship('11:05', { epcList: [sscc(2)] }))).toBeUndefined();
    expect(await it.refusal(ship('11:10', { quantityList: [of(lot('L1'), 20)] }))).toBeUndefined();
  });

  test('a pallet that is filled up in the document that ships a part of the lot holds all of it', async () => {
    await it.record([receive('08:00', 'L1', 100), pack('09:00', sscc(1), ['L1', 30])]);
    await it.record([
      ship('10:00', { quantityList: [of(lot('L1'), 5)] }),
      pack('10:30', sscc(1), ['L1', 10]),
    ]);
    const stays = await t.asOwner('select inside, to_event_nr from containments');
    expect(stays).toEqual([{ inside: { C62: '40' }, to_event_nr: null }]);
  });

  test('what is unpacked from a held pallet stays held', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      pack('09:00', sscc(1), ['L1', 40]),
      hold('10:00', 'H', { epcList: [sscc(1)] }),
      pack('10:30', sscc(1), ['L1', 10, 'DELETE']),
    ]);
    // Nobody can tell these ten from the others of the lot any more.
    expect(await it.refusal(ship('11:00', { quantityList: [of(lot('L1'), 10)] }))).toBe('shipped-on-hold');
  });

  test('stock follows the pallet to the customer and comes back with what is returned', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      pack('09:00', sscc(1), ['L1', 40]),
      ship('10:00', { epcList: [sscc(1)] }),
      ship('10:10', { quantityList: [of(lot('L1'), 30)] }),
      {
        ...at('12:00'),
        action: 'OBSERVE',
        bizStep: 'receiving',
        bizLocation: { id: shop },
        epcList: [sscc(1)],
      },
      {
        ...at('12:00'),
        action: 'OBSERVE',
        bizStep: 'receiving',
        bizLocation: { id: shop },
        quantityList: [of(lot('L1'), 30)],
      },
    ]);
    expect(await it.stocksOf(lot('L1'))).toEqual({
      [`location:${house}`]: { C62: '30' },
      [`location:${shop}`]: { C62: '70' },
    });
    await it.record([
      {
        ...ship('13:00', { quantityList: [of(lot('L1'), 5)] }, { type: 'location', destination: house }),
        readPoint: { id: shop },
      },
      {
        ...at('14:00'),
        action: 'OBSERVE',
        bizStep: 'receiving',
        disposition: 'returned',
        bizLocation: { id: house },
        quantityList: [of(lot('L1'), 5)],
      },
    ]);
    expect(await it.stocksOf(lot('L1'))).toEqual({
      [`location:${house}`]: { C62: '35' },
      [`location:${shop}`]: { C62: '65' },
    });
    expect(await it.anomalies(lot('L1'))).toEqual([]);
  });

  test('what a customer bought and brings back is no longer with the customer', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      {
        ...at('09:00'),
        action: 'OBSERVE',
        bizStep: 'retail_selling',
        bizLocation: { id: house },
        destinationList: [{ type: 'owning_party', destination: dealer }],
        quantityList: [of(lot('L1'), 30)],
      },
      {
        ...at('10:00'),
        action: 'OBSERVE',
        bizStep: 'receiving',
        disposition: 'returned',
        bizLocation: { id: house },
        sourceList: [{ type: 'owning_party', source: dealer }],
        quantityList: [of(lot('L1'), 5)],
      },
    ]);
    expect(await it.stocksOf(lot('L1'))).toEqual({
      [`location:${house}`]: { C62: '75' },
      [`party:${dealer}`]: { C62: '25' },
    });
  });

  test('a lot sold on its pallet is no longer on hand', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      pack('09:00', sscc(1), ['L1', 40]),
      {
        ...at('10:00'),
        action: 'OBSERVE',
        bizStep: 'retail_selling',
        bizLocation: { id: house },
        destinationList: [{ type: 'owning_party', destination: dealer }],
        epcList: [sscc(1)],
      },
    ]);
    expect(await it.stocksOf(lot('L1'))).toEqual({
      [`location:${house}`]: { C62: '60' },
      [`party:${dealer}`]: { C62: '40' },
    });
  });
});
