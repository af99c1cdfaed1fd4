import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { house, lot, ship, shop } from './test-words.ts';

const { it } = scenario({ open: testDatabase, empty: emptyLedger });

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

describe('quantities', () => {
  test('less than nothing is refused, and nothing changes', async () => {
    await expect(it.record([receive('08:00', 'L1', -5)])).rejects.toMatchObject({
      issues: [{ path: '/quantityList/0/quantity', in: 'body' }],
    });
  });
  test('a count in another unit of measure counts the same stock', async () => {
    await it.record([
      { ...receive('08:00', 'L1', 2), quantityList: [of(lot('L1'), 2, 'TNE')] },
      {
        ...at('09:00'),
        action: 'OBSERVE',
        bizStep: 'stock_taking',
        bizLocation: { id: house },
        quantityList: [of(lot('L1'), 1990, 'KGM')],
      },
    ]);
    expect(await it.stocksOf(lot('L1'))).toEqual({ [`location:${house}`]: { TNE: '1.99' } });
  });
  test('a shipment without a quantity ships what is there', async () => {
    await it.record([receive('08:00', 'L1', 100), ship('09:00', { quantityList: [of(lot('L1'))] })]);
    expect(await it.stocksOf(lot('L1'))).toEqual({ [`transit:${shop}`]: { C62: '100' } });
  });
});
