import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { aggregate, born, hold, item, lift, ship, shop } from './test-words.ts';

const { it } = scenario({ open: testDatabase, empty: emptyLedger });

describe('cases and pallets', () => {
  test('a case moved between pallets without unpacking, and a pallet emptied late', async () => {
    const [box, bottle] = [sscc(10), item('B1')];
    await it.record([
      born('08:00', bottle, box),
      aggregate('08:10', 'ADD', [box, bottle]),
      aggregate('08:20', 'ADD', [sscc(1), box]),
      aggregate('09:00', 'ADD', [sscc(2), box]),
      ship('10:00', { epcList: [sscc(2)] }),
    ]);
    expect(await it.anomalies(box)).toEqual(['in-two-containers']);
    expect(await it.place(bottle)).toBe(`transit:${shop}`);
    const { eventID: _, ...emptied } = { ...aggregate('08:50', 'DELETE', [sscc(1)]), eventID: undefined };
    await it.record([{ ...emptied, childEPCs: [] }]);
    expect(await it.anomalies(box)).toEqual([]);
    expect(await it.place(bottle)).toBe(`transit:${shop}`);
    expect(await it.refusal(ship('11:00', { epcList: [sscc(1)] }))).toBeUndefined();
  });

  test('out of one case and into another at the same instant is no contradiction', async () => {
    const bottle = item('B1');
    const move = (action: 'ADD' | 'DELETE', parent: string) => aggregate('09:00', action, [parent, bottle]);
    await it.record([born('08:00', bottle), { ...move('ADD', sscc(1)), ...at('08:10') }]);
    await it.record([move('DELETE', sscc(1)), move('ADD', sscc(2))]);
    expect(await it.anomalies(bottle)).toEqual([]);
  });

  test('out and in at the same instant told by two documents is no contradiction either', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const bottle = item(`B${n}`);
      const move = (action: 'ADD' | 'DELETE', parent: string) => aggregate('09:00', action, [parent, bottle]);
      await it.record([{ ...move('ADD', sscc(1)), ...at('08:10') }]);
      await it.record([move('DELETE', sscc(1))]);
      await it.record([move('ADD', sscc(2))]);
      expect([n, await it.anomalies(bottle)]).toEqual([n, []]);
    }
  });

  test('a contents that was destroyed or is held keeps a nested pallet', async () => {
    const [bottle, box, pallet] = [item('B1'), sscc(10), sscc(1)];
    await it.record([
      aggregate('08:10', 'ADD', [box, bottle]),
      aggregate('08:20', 'ADD', [pallet, box]),
      {
        ...at('09:00'),
        action: 'OBSERVE',
        epcList: [bottle],
        'yuanliu:hold': [{ 'yuanliu:id': 'A' }, { 'yuanliu:id': 'B' }],
      },
    ]);
    expect(await it.holding(bottle)).toEqual(['A', 'B']);
    expect(await it.refusal(ship('10:00', { epcList: [pallet] }))).toBe('shipped-on-hold');
    await it.record([lift('10:10', 'A', { epcList: [bottle] })]);
    expect(await it.refusal(ship('10:20', { epcList: [pallet] }))).toBe('shipped-on-hold');
    await it.record([lift('10:30', 'B', { epcList: [bottle] })]);
    expect(await it.refusal(ship('10:40', { epcList: [pallet] }))).toBeUndefined();
  });

  test('a hold that is lifted from a case, told late, explains the shipment of what was taken out before', async () => {
    const [pallet, box, bottle] = [sscc(1), sscc(10), item('B1')];
    await it.record([
      aggregate('07:20', 'ADD', [box, bottle]),
      aggregate('07:30', 'ADD', [pallet, box]),
      hold('08:00', 'H', { epcList: [pallet] }),
      aggregate('08:30', 'DELETE', [pallet, box]),
      aggregate('08:40', 'DELETE', [box, bottle]),
      ship('10:00', { epcList: [bottle] }),
    ]);
    expect(await it.anomalies(bottle)).toEqual(['shipped-on-hold']);
    await it.record([lift('09:00', 'H', { epcList: [pallet] })]);
    expect(await it.anomalies(bottle)).toEqual([]);
  });

  test('a hold on a case frees what it holds when it is lifted from the case', async () => {
    const [bottle, box, pallet] = [item('B1'), sscc(10), sscc(1)];
    await it.record([
      aggregate('08:10', 'ADD', [box, bottle]),
      aggregate('08:20', 'ADD', [pallet, box]),
      hold('09:00', 'A', { epcList: [pallet] }),
      aggregate('09:30', 'DELETE', [pallet, box]),
    ]);
    expect(await it.holding(bottle)).toEqual(['A']);
    await it.record([lift('10:00', 'A', { epcList: [pallet] })]);
    expect([await it.holding(bottle), await it.holding(box)]).toEqual([[], []]);
  });
});
