import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { at, sscc, teller } from './test-teller.ts';

let t: TestDatabase;
let it: ReturnType<typeof teller>;
beforeAll(async () => {
  t = await testDatabase();
  it = teller(t);
});
beforeEach(() => emptyLedger(t));
afterAll(() => t.close());

const house = 'https://id.gs1.org/414/4012345000016';
const shop = 'https://id.gs1.org/414/4012345000023';
const dealer = 'https://id.gs1.org/417/4012345000023';
const lot = (number: string): string => `https://id.gs1.org/01/04012345111118/10/${number}`;
const item = (serial: string): string => `https://id.gs1.org/01/04012345111118/21/${serial}`;
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
const ship = (clock: string, what: object, to: object = { type: 'location', destination: shop }) => ({
  ...at(clock),
  action: 'OBSERVE',
  bizStep: 'shipping',
  readPoint: { id: house },
  destinationList: [to],
  ...what,
});

describe('partial pallets of a trading company', () => {
  test('a hold on one pallet leaves the other pallets of the lot free', async () => {
    await it.record([
      receive('08:00', 'L1', 100),
      pack('09:00', sscc(1), ['L1', 40]),
      pack('09:05', sscc(2), ['L1', 40]),
      {
        ...at('10:00'),
        action: 'OBSERVE',
        bizStep: 'holding',
        epcList: [sscc(1)],
        'yuanliu:hold': { 'yuanliu:id': 'H' },
      },
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
      {
        ...at('10:00'),
        action: 'OBSERVE',
        bizStep: 'holding',
        epcList: [sscc(1)],
        'yuanliu:hold': { 'yuanliu:id': 'H' },
      },
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

describe('cases and pallets', () => {
  test('a case moved between pallets without unpacking, and a pallet emptied late', async () => {
    const [box, bottle] = [sscc(10), item('B1')];
    const aggregate = (clock: string, action: string, [parent, ...children]: string[]) => ({
      ...at(clock),
      type: 'AggregationEvent',
      action,
      bizLocation: { id: house },
      parentID: parent,
      childEPCs: children,
    });
    await it.record([
      {
        ...at('08:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: house },
        epcList: [bottle, box],
      },
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
    const move = (action: string, parent: string) => ({
      ...at('09:00'),
      type: 'AggregationEvent',
      action,
      bizLocation: { id: house },
      parentID: parent,
      childEPCs: [bottle],
    });
    await it.record([
      {
        ...at('08:00'),
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: { id: house },
        epcList: [bottle],
      },
      { ...move('ADD', sscc(1)), ...at('08:10') },
    ]);
    await it.record([move('DELETE', sscc(1)), move('ADD', sscc(2))]);
    expect(await it.anomalies(bottle)).toEqual([]);
  });

  test('out and in at the same instant told by two documents is no contradiction either', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const bottle = item(`B${n}`);
      const move = (action: string, parent: string) => ({
        ...at('09:00'),
        type: 'AggregationEvent',
        action,
        bizLocation: { id: house },
        parentID: parent,
        childEPCs: [bottle],
      });
      await it.record([{ ...move('ADD', sscc(1)), ...at('08:10') }]);
      await it.record([move('DELETE', sscc(1))]);
      await it.record([move('ADD', sscc(2))]);
      expect([n, await it.anomalies(bottle)]).toEqual([n, []]);
    }
  });

  test('a contents that was destroyed or is held keeps a nested pallet', async () => {
    const [bottle, box, pallet] = [item('B1'), sscc(10), sscc(1)];
    const aggregate = (clock: string, parent: string, children: string[]) => ({
      ...at(clock),
      type: 'AggregationEvent',
      action: 'ADD',
      bizLocation: { id: house },
      parentID: parent,
      childEPCs: children,
    });
    await it.record([
      aggregate('08:10', box, [bottle]),
      aggregate('08:20', pallet, [box]),
      {
        ...at('09:00'),
        action: 'OBSERVE',
        epcList: [bottle],
        'yuanliu:hold': [{ 'yuanliu:id': 'A' }, { 'yuanliu:id': 'B' }],
      },
    ]);
    expect(await it.holding(bottle)).toEqual(['A', 'B']);
    expect(await it.refusal(ship('10:00', { epcList: [pallet] }))).toBe('shipped-on-hold');
    await it.record([
      { ...at('10:10'), action: 'OBSERVE', epcList: [bottle], 'yuanliu:lift': { 'yuanliu:id': 'A' } },
    ]);
    expect(await it.refusal(ship('10:20', { epcList: [pallet] }))).toBe('shipped-on-hold');
    await it.record([
      { ...at('10:30'), action: 'OBSERVE', epcList: [bottle], 'yuanliu:lift': { 'yuanliu:id': 'B' } },
    ]);
    expect(await it.refusal(ship('10:40', { epcList: [pallet] }))).toBeUndefined();
  });

  test('a hold on a case frees what it holds when it is lifted from the case', async () => {
    const [bottle, box, pallet] = [item('B1'), sscc(10), sscc(1)];
    const aggregate = (clock: string, action: string, [parent, ...children]: string[]) => ({
      ...at(clock),
      type: 'AggregationEvent',
      action,
      bizLocation: { id: house },
      parentID: parent,
      childEPCs: children,
    });
    await it.record([
      aggregate('08:10', 'ADD', [box, bottle]),
      aggregate('08:20', 'ADD', [pallet, box]),
      { ...at('09:00'), action: 'OBSERVE', epcList: [pallet], 'yuanliu:hold': { 'yuanliu:id': 'A' } },
      aggregate('09:30', 'DELETE', [pallet, box]),
    ]);
    expect(await it.holding(bottle)).toEqual(['A']);
    await it.record([
      { ...at('10:00'), action: 'OBSERVE', epcList: [pallet], 'yuanliu:lift': { 'yuanliu:id': 'A' } },
    ]);
    expect([await it.holding(bottle), await it.holding(box)]).toEqual([[], []]);
  });
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

describe('values that no index holds', () => {
  const long = Array.from({ length: 12_500 }, (_, n) =>
    ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0'),
  ).join('');
  const seen = { ...at('08:00'), action: 'OBSERVE', epcList: [item('B1')] };
  test.for([
    ['hold', { ...seen, 'yuanliu:hold': { 'yuanliu:id': long } }],
    [
      'reason',
      {
        ...seen,
        'yuanliu:hold': {
          'yuanliu:id': 'A',
          'yuanliu:reason': long,
          'yuanliu:paper': long,
          'yuanliu:person': long,
        },
      },
    ],
    ['lift', { ...seen, 'yuanliu:lift': { 'yuanliu:id': long } }],
    ['toLot', { ...seen, 'yuanliu:toLot': long }],
    ['vessel', { ...seen, 'yuanliu:vessels': [long] }],
    ['lot in ilmd', { ...seen, action: 'ADD', ilmd: { 'cbvmda:lotNumber': long } }],
    ['set', { ...seen, persistentDisposition: { set: [`urn:x:${long}`] } }],
    ['extension', { ...seen, 'yuanliu:note': long }],
    [
      'run',
      {
        ...at('08:00'),
        action: 'ADD',
        quantityList: [of(lot('L1'), 5)],
        'yuanliu:runs': {
          'yuanliu:field': 'quantityList',
          'yuanliu:index': 0,
          'yuanliu:low': long.replace(/\D/g, '1'),
          'yuanliu:high': long.replace(/\D/g, '1'),
        },
      },
    ],
    ['zone', { ...seen, eventTimeZoneOffset: long }],
    ['uom', { ...at('08:00'), action: 'ADD', quantityList: [of(lot('L1'), 5, long)] }],
    [
      'sensor',
      {
        ...seen,
        sensorElementList: [
          { sensorReport: [{ type: `urn:x:${long}`, value: 1, deviceID: `urn:x:${long}` }] },
        ],
      },
    ],
  ] as const)('%s of 100,000 characters is kept or refused with its field', async ([, event]) => {
    const outcome = await it.record([event]).then(
      () => 'kept',
      (error: unknown) => (error instanceof Error && 'kind' in error ? 'refused' : String(error)),
    );
    expect(['kept', 'refused']).toContain(outcome);
  });
});
