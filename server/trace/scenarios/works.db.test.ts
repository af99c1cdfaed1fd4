import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { rebuildProjections } from '../projection/rebuild-projections.ts';
import { at, sscc, teller, written } from './test-teller.ts';

let t: TestDatabase;
let it: ReturnType<typeof teller>;
beforeAll(async () => {
  t = await testDatabase();
  it = teller(t);
});
beforeEach(() => emptyLedger(t));
afterAll(() => t.close());

const works = 'https://id.gs1.org/414/4012345000016';
const shop = 'https://id.gs1.org/414/4012345000023';
const gtin = 'https://id.gs1.org/01/04012345111118';
const lot = (number: string): string => `${gtin}/10/${number}`;
const item = (serial: string): string => `${gtin}/21/${serial}`;
const of = (epcClass: string, quantity: number, uom = 'LTR') => ({ epcClass, quantity, uom });
const make = (clock: string, number: string, quantity: number) => ({
  ...at(clock),
  action: 'ADD',
  bizStep: 'creating_class_instance',
  bizLocation: { id: works },
  quantityList: [of(lot(number), quantity)],
});
const blend = (clock: string, inputs: readonly object[], outputs: readonly object[]) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: works },
  inputQuantityList: inputs,
  outputQuantityList: outputs,
});
const ship = (clock: string, what: object) => ({
  ...at(clock),
  action: 'OBSERVE',
  bizStep: 'shipping',
  readPoint: { id: works },
  destinationList: [{ type: 'location', destination: shop }],
  ...what,
});
const uuid = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

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
    expect(await it.stocksOf(lot('C'))).toEqual({ [`location:${works}`]: { LTR: '100' } });
    for (const number of ['A', 'B', 'C', 'D'])
      expect([number, await it.anomalies(lot(number))]).toEqual([number, []]);
  });
  test('outputs are told before the inputs of the same transformation, hours apart', async () => {
    const id = { transformationID: 'urn:example:order:7' };
    await it.record([
      {
        ...at('06:00'),
        type: 'TransformationEvent',
        bizLocation: { id: works },
        outputQuantityList: [of(lot('C'), 100)],
        ...id,
      },
    ]);
    await it.record([make('05:00', 'A', 100)]);
    await it.record([
      {
        ...at('12:00'),
        type: 'TransformationEvent',
        bizLocation: { id: works },
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
    expect(await it.stocksOf(lot('A'))).toEqual({ [`location:${works}`]: { LTR: '3' } });
  });
  test('a bottle is reworked: consumed and made again by one transformation', async () => {
    await it.record([
      {
        ...at('06:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: works },
        epcList: [item('1')],
      },
      {
        ...at('07:00'),
        type: 'TransformationEvent',
        bizLocation: { id: works },
        inputEPCList: [item('1')],
        outputEPCList: [item('1')],
      },
    ]);
    expect(await it.anomalies(item('1'))).toEqual([]);
    expect(
      await it.refusal({
        ...at('08:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: works },
        epcList: [item('1')],
      }),
    ).toBe('created-twice');
  });
});

describe('a drug maker', () => {
  test('causes of a hold coexist; each is lifted by its own id, in whatever order things arrive', async () => {
    const hold = (clock: string, id: string) => ({
      ...at(clock),
      action: 'OBSERVE',
      quantityList: [{ epcClass: lot('D1') }],
      'yuanliu:hold': { 'yuanliu:id': id },
    });
    const lift = (clock: string, id: string) => ({
      ...at(clock),
      action: 'OBSERVE',
      quantityList: [{ epcClass: lot('D1') }],
      'yuanliu:lift': { 'yuanliu:id': id },
    });
    await it.record([lift('09:00', 'QA')]);
    await it.record([hold('08:00', 'QA'), hold('08:30', 'LAB')]);
    await it.record([make('07:00', 'D1', 10)]);
    expect(await it.holding(lot('D1'))).toEqual(['LAB']);
    expect(await it.refusal(ship('10:00', { quantityList: [of(lot('D1'), 1)] }))).toBe('shipped-on-hold');
    await it.record([lift('11:00', 'LAB')]);
    expect(await it.refusal(ship('12:00', { quantityList: [of(lot('D1'), 1)] }))).toBeUndefined();
  });
  test('a hold that arrives after the shipment but was placed before it is told of the shipment', async () => {
    await it.record([
      make('07:00', 'D1', 10),
      {
        ...at('08:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: works },
        epcList: [`${gtin}/10/D1/21/77`],
      },
      {
        ...at('08:10'),
        type: 'AggregationEvent',
        action: 'ADD',
        bizLocation: { id: works },
        parentID: sscc(1),
        childEPCs: [item('77')],
      },
      ship('10:00', { epcList: [sscc(1)] }),
    ]);
    expect(await it.anomalies(sscc(1))).toEqual([]);
    const hold = {
      ...at('09:00'),
      action: 'OBSERVE',
      quantityList: [{ epcClass: lot('D1') }],
      eventID: uuid(1),
      'yuanliu:hold': { 'yuanliu:id': 'QA' },
    };
    await it.record([hold]);
    expect(await it.anomalies(sscc(1))).toEqual(['shipped-on-hold']);
    await it.record([{ ...hold, errorDeclaration: { declarationTime: '2026-03-05T00:00:00Z' } }]);
    expect(await it.anomalies(sscc(1))).toEqual([]);
  });
  test('the lot of a bottle is told after the bottle was shipped: what holds the lot held the bottle', async () => {
    await it.record([
      { ...at('08:00'), action: 'ADD', bizStep: 'commissioning', epcList: [item('1')] },
      {
        ...at('09:00'),
        action: 'OBSERVE',
        quantityList: [{ epcClass: lot('D1') }],
        'yuanliu:hold': { 'yuanliu:id': 'QA' },
      },
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
        bizLocation: { id: works },
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
      {
        ...at('07:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: works },
        epcList: [item('1'), sscc(1)],
      },
      {
        ...at('08:00'),
        type: 'AggregationEvent',
        action: 'ADD',
        bizLocation: { id: works },
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

describe('identity and declarations', () => {
  const seen = { ...at('08:00'), action: 'OBSERVE', epcList: [item('1')] };
  const wrong = (event: object) => ({
    ...event,
    errorDeclaration: { declarationTime: '2026-03-05T00:00:00Z', reason: 'did_not_occur' },
  });
  const outcomes = async (...events: object[]) =>
    (await it.record(events.map((each) => ({ ...each })))).map(({ outcome }) => outcome);

  test('without eventID a declaration finds its original by the hash', async () => {
    await it.record([{ ...seen, bizLocation: { id: works } }]);
    await it.record([wrong({ ...seen, bizLocation: { id: works } })]);
    expect(await t.asOwner('select count(*)::int as n from event_voids')).toEqual([{ n: 2 }]);
    expect(await outcomes(wrong({ ...seen, bizLocation: { id: works } }))).toEqual(['duplicate']);
  });
  test('a declaration alone asserts nothing and voids what comes later', async () => {
    const event = { ...seen, eventID: uuid(1), bizLocation: { id: works } };
    await it.record([wrong(event)]);
    expect(await t.asOwner('select count(*)::int as n from unit_states where event_count > 0')).toEqual([
      { n: 0 },
    ]);
    expect(await outcomes(event)).toEqual(['recorded']);
    expect(await t.asOwner('select count(*)::int as n from unit_states where event_count > 0')).toEqual([
      { n: 0 },
    ]);
  });
  test('a declaration of a declaration, with another reason, is a conflict; the original stays void', async () => {
    const event = { ...seen, eventID: uuid(1) };
    await it.record([event]);
    await it.record([wrong(event)]);
    expect(
      await outcomes({ ...event, errorDeclaration: { declarationTime: '2026-03-06T00:00:00Z' } }),
    ).toEqual(['conflict']);
    expect(await t.asOwner('select count(*)::int as n from event_voids')).toEqual([{ n: 2 }]);
  });
  test('a declaration re-sent with its moment in another zone is the same', async () => {
    const event = { ...seen, eventID: uuid(1) };
    await it.record([wrong(event)]);
    expect(
      await outcomes({
        ...event,
        errorDeclaration: {
          declarationTime: '2026-03-05T08:00:00.000+08:00',
          reason: 'https://ref.gs1.org/cbv/ER-did_not_occur',
        },
      }),
    ).toEqual(['duplicate']);
  });
  test('the same told under another id is kept and flagged until one is declared wrong', async () => {
    await it.record([{ ...seen, eventID: uuid(1) }]);
    await it.record([{ ...seen, eventID: uuid(2) }]);
    expect(await it.anomalies(item('1'))).toEqual(['possible-duplicate']);
    await it.record([wrong({ ...seen, eventID: uuid(1) })]);
    expect(await it.anomalies(item('1'))).toEqual([]);
  });
  test('the same told under another id is flagged in an event that names no thing', async () => {
    const measured = {
      ...at('08:00'),
      action: 'OBSERVE',
      readPoint: { id: works },
      sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 4, uom: 'CEL' }] }],
    };
    await it.record([{ ...measured, eventID: uuid(1) }]);
    await it.record([{ ...measured, eventID: uuid(2) }]);
    expect(await t.asOwner('select count(*)::int as n from events')).toEqual([{ n: 2 }]);
  });
  test('500 events of one and the same unit, all at the same moment, go in at once and again', async () => {
    const events = Array.from({ length: 500 }, (_, n) => ({
      ...seen,
      eventID: uuid(n),
      bizLocation: { id: n % 2 === 0 ? works : shop },
    }));
    expect(new Set(await outcomes(...events))).toEqual(new Set(['recorded']));
    expect(new Set(await outcomes(...events))).toEqual(new Set(['duplicate']));
    expect(await it.place(item('1'))).toBe(`location:${shop}`);
  });
});

describe('at the same time', () => {
  test('a bottle on hold is put into a case while the pallet of the case is shipped', async () => {
    const [bottle, box, pallet] = [item('1'), sscc(10), sscc(1)];
    const put = (clock: string, parentID: string, child: string) => ({
      ...at(clock),
      type: 'AggregationEvent',
      action: 'ADD',
      bizLocation: { id: works },
      parentID,
      childEPCs: [child],
    });
    await it.record([
      { ...at('07:00'), action: 'OBSERVE', epcList: [bottle], 'yuanliu:hold': { 'yuanliu:id': 'H' } },
      put('08:00', pallet, box),
    ]);
    const beside = t.openBeside(2);
    const into = (event: object) => ({ events: [written({ ...event })], mode: 'fact' as const });
    let packing: Promise<unknown> = Promise.resolve();
    await beside.transact(async (tx) => {
      await recordEvents(tx, into(ship('10:00', { epcList: [pallet] })), t.ctx());
      packing = beside.transact((other) => recordEvents(other, into(put('09:00', box, bottle)), t.ctx()));
      // Long enough for the other to come as far as it can without us.
      await Promise.race([packing, new Promise((resolve) => setTimeout(resolve, 500))]);
    });
    await packing;
    expect(await it.anomalies(pallet)).toEqual(['shipped-on-hold']);
  });

  const rows = async () => {
    const tables = {
      // Rows without an event are locks.
      unit_states: 'event_count > 0',
      unit_stocks: 'true',
      containments: 'true',
      holds: 'true',
      anomalies: "state <> 'cleared'",
    };
    const all: string[] = [];
    for (const [table, where] of Object.entries(tables))
      all.push(
        ...(
          await t.asOwner<{ line: string }>(
            `select (to_jsonb(r) - 'raised_at' - 'cleared_at')::text as line from ${table} r
             where ${where} order by 1`,
          )
        ).map(({ line }) => `${table} ${line}`),
      );
    return all;
  };
  const documents = (turn: number) => {
    const serials = Array.from({ length: 12 }, (_, n) => item(String(n)));
    const order = turn % 2 === 0 ? serials : serials.toReversed();
    return order.map((code, n) => ({
      eventTime: `2026-03-04T08:${String(turn).padStart(2, '0')}:${String(n).padStart(2, '0')}Z`,
      type: 'AggregationEvent',
      action: n % 3 === 2 ? 'DELETE' : 'ADD',
      bizLocation: { id: works },
      parentID: sscc((turn + n) % 4),
      childEPCs: [code],
    }));
  };
  test('documents that touch the same units in opposite order, emptyings, holds and shipments leave what a rebuild makes', {
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
          bizLocation: { id: works },
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
          bizLocation: { id: works },
          parentID: sscc(10 + (turn % 2)),
          childEPCs: [sscc(turn % 4)],
        },
      ]),
      send([ship(`16:${String(turn).padStart(2, '0')}`, { epcList: [sscc(10 + (turn % 2))] })]),
    ]).flat();
    const rebuilding = rebuildProjections(t.db, { now: () => new Date(), batch: 3 });
    await Promise.all([...work, rebuilding]);
    const captured = await rows();
    await it.rebuild();
    expect(captured).toEqual(await rows());
  });
});
