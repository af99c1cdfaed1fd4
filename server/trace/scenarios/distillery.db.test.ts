import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { born, house, item, lot, make } from './test-words.ts';

const { it } = scenario({ open: testDatabase, empty: emptyLedger });

const of = (epcClass: string, quantity: number, uom = 'LTR') => ({ epcClass, quantity, uom });
const blend = (clock: string, inputs: readonly object[], outputs: readonly object[]) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: house },
  inputQuantityList: inputs,
  outputQuantityList: outputs,
});

describe('a distillery', () => {
  test('blends, reworks what it blended, and every litre is accounted for', async () => {
    await it.record([
      make('06:00', 'A', 100),
      make('06:00', 'B', 50),
      blend('07:00', [of(lot('A'), 80), of(lot('B'), 50)], [of(lot('C'), 130)]),
      blend('09:00', [of(lot('C'), 30)], [of(lot('A'), 29)]),
      blend('10:00', [of(lot('A'), 49)], [of(lot('D'), 49)]),
    ]);
    expect(await it.stocksOf(lot('A'))).toEqual({});
    expect(await it.stocksOf(lot('C'))).toEqual({ [`location:${house}`]: { LTR: '100' } });
    for (const number of ['A', 'B', 'C', 'D'])
      expect([number, await it.anomalies(lot(number))]).toEqual([number, []]);
  });
  test('outputs are told before the inputs of the same transformation, hours apart', async () => {
    const id = { transformationID: 'urn:example:order:7' };
    await it.record([
      {
        ...at('06:00'),
        type: 'TransformationEvent',
        bizLocation: { id: house },
        outputQuantityList: [of(lot('C'), 100)],
        ...id,
      },
    ]);
    await it.record([make('05:00', 'A', 100)]);
    await it.record([
      {
        ...at('12:00'),
        type: 'TransformationEvent',
        bizLocation: { id: house },
        inputQuantityList: [of(lot('A'), 100)],
        ...id,
      },
    ]);
    expect([await it.anomalies(lot('A')), await it.anomalies(lot('C'))]).toEqual([[], []]);
  });
  test('more than there is, back-flushed, is told and holds; a count does not undo it, a late make does', async () => {
    await it.record([make('06:00', 'A', 10), blend('07:00', [of(lot('A'), 12)], [of(lot('C'), 12)])]);
    expect(await it.holding(lot('A'))).toEqual(['more-consumed-than-there-is']);
    await it.record([make('06:30', 'A', 5)]);
    expect(await it.holding(lot('A'))).toEqual([]);
    expect(await it.stocksOf(lot('A'))).toEqual({ [`location:${house}`]: { LTR: '3' } });
  });
  test('a bottle is reworked: consumed and made again by one transformation', async () => {
    await it.record([
      born('06:00', item('1')),
      {
        ...at('07:00'),
        type: 'TransformationEvent',
        bizLocation: { id: house },
        inputEPCList: [item('1')],
        outputEPCList: [item('1')],
      },
    ]);
    expect(await it.anomalies(item('1'))).toEqual([]);
    expect(await it.refusal(born('08:00', item('1')))).toBe('created-twice');
  });
});
