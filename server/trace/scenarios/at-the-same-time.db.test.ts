import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { rebuildProjections } from '../projection/rebuild-projections.ts';
import { scenario } from './test-scenario.ts';
import { sscc, written } from './test-teller.ts';
import { aggregate, gtin, hold, house, item, ship, uuid } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

describe('at the same time', () => {
  const [bottle, box, pallet] = [item('1'), sscc(10), sscc(1)];
  test.for([
    ['put into', [], aggregate('09:00', 'ADD', [box, bottle]), ['shipped-on-hold']],
    ['taken out of', [bottle], aggregate('09:00', 'DELETE', [box, bottle]), []],
  ] as const)(
    'a bottle on hold is %s a case while the pallet of the case is shipped',
    async ([, inside, move, told]) => {
      await it.record([
        hold('07:00', 'H', { epcList: [bottle] }),
        aggregate('07:30', 'ADD', [box, item('2'), ...inside]),
        aggregate('08:00', 'ADD', [pallet, box]),
      ]);
      const beside = t.openBeside(2);
      const into = (event: object) => ({ events: [written({ ...event })], mode: 'fact' as const });
      let moving: Promise<unknown> = Promise.resolve();
      await beside.transact(async (tx) => {
        await recordEvents(tx, into(ship('10:00', { epcList: [pallet] })), t.ctx());
        moving = beside.transact((other) => recordEvents(other, into(move), t.ctx()));
        // Long enough for the other to come as far as it can without us.
        await Promise.race([moving, new Promise((resolve) => setTimeout(resolve, 500))]);
      });
      await moving;
      expect(await it.anomalies(pallet)).toEqual(told);
    },
  );

  test('of two events that claim one identity the second leaves nothing, not even the things that it alone names', async () => {
    const beside = t.openBeside(2);
    const claim = (serial: string) => ({
      events: [
        written({ ...ship('10:00', { epcList: [item(serial)] }), eventID: uuid(1) }),
        written(
          { ...ship('11:00', { epcList: [item(`${serial}0`)] }), eventID: uuid(Number(serial) + 10) },
          1,
        ),
      ],
      mode: 'fact' as const,
    });
    let second: Promise<readonly { readonly outcome: string }[]> = Promise.resolve([]);
    await beside.transact(async (tx) => {
      await recordEvents(tx, claim('1'), t.ctx());
      second = beside.transact((other) => recordEvents(other, claim('2'), t.ctx()));
      // Long enough for the other to come as far as it can without us.
      await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 300))]);
    });
    expect(await second).toMatchObject([{ outcome: 'conflict' }, { outcome: 'recorded' }]);
    const kept = await t.asOwner<{ uri: string }>('select uri from units where kind = $1 order by uri', [
      'item',
    ]);
    expect(kept).toEqual([item('1'), item('10'), item('20')].map((uri) => ({ uri })));
  });

  const documents = (turn: number) => {
    const serials = Array.from({ length: 12 }, (_, n) => item(String(n)));
    const order = turn % 2 === 0 ? serials : serials.toReversed();
    return order.map((code, n) => ({
      eventTime: `2026-03-04T08:${String(turn).padStart(2, '0')}:${String(n).padStart(2, '0')}Z`,
      type: 'AggregationEvent',
      action: n % 3 === 2 ? 'DELETE' : 'ADD',
      bizLocation: { id: house },
      parentID: sscc((turn + n) % 4),
      childEPCs: [code],
    }));
  };
  test('documents that touch the same units in opposite order, emptyings, holds, shipments and what tells of lots leave what a rebuild makes', {
    timeout: 120_000,
  }, async () => {
    const beside = t.openBeside(8);
    const send = (events: readonly object[]) =>
      beside.transact((tx) =>
        recordEvents(tx, { events: events.map((each, n) => written({ ...each }, n)), mode: 'fact' }, t.ctx()),
      );
    const work = Array.from({ length: 16 }, (_, turn) => [
      send(documents(turn)),
      send([
        {
          eventTime: `2026-03-04T08:${String(turn).padStart(2, '0')}:30Z`,
          type: 'AggregationEvent',
          action: 'DELETE',
          bizLocation: { id: house },
          parentID: sscc(turn % 4),
        },
      ]),
      send([
        {
          eventTime: `2026-03-04T08:${String(turn).padStart(2, '0')}:31Z`,
          action: 'OBSERVE',
          epcList: [item(String(turn % 12))],
          'yuanliu:hold': { 'yuanliu:id': `H${turn}` },
        },
      ]),
      send([ship(`16:${String(turn).padStart(2, '0')}`, { epcList: [sscc(turn % 4)] })]),
      send([
        {
          eventTime: `2026-03-04T08:${String(turn).padStart(2, '0')}:40Z`,
          type: 'AggregationEvent',
          action: 'ADD',
          bizLocation: { id: house },
          parentID: sscc(10 + (turn % 2)),
          childEPCs: [sscc(turn % 4)],
        },
      ]),
      send([ship(`16:${String(turn).padStart(2, '0')}`, { epcList: [sscc(10 + (turn % 2))] })]),
      send([
        {
          // The later it comes, the earlier it was.
          eventTime: `2026-03-04T07:${String(59 - turn).padStart(2, '0')}:00Z`,
          action: 'OBSERVE',
          epcList: [
            turn % 3 === 0 ? `https://id.gs1.org/01/04012345222227/21/${turn}` : item(String(turn % 12)),
          ],
          'yuanliu:toLot': `https://trace.example.cn/lot/${turn % 2}`,
        },
      ]),
      send([
        ship(`16:${String(turn).padStart(2, '0')}`, {
          quantityList: [{ epcClass: `https://trace.example.cn/lot/${turn % 2}`, quantity: 1, uom: 'KGM' }],
        }),
      ]),
      send([
        {
          eventTime: `2026-03-04T07:${String(turn).padStart(2, '0')}:31Z`,
          action: 'OBSERVE',
          quantityList: [{ epcClass: gtin }],
          'yuanliu:hold': { 'yuanliu:id': `P${turn % 2}` },
        },
      ]),
    ]).flat();
    const rebuilding = rebuildProjections(t.db, { now: () => new Date(), batch: 3 });
    await Promise.all([...work, rebuilding]);
    const captured = await it.facts();
    await it.rebuild();
    expect(captured).toEqual(await it.facts());
  });
});
