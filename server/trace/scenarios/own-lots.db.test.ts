import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { collectTrace } from '../genealogy/trace-unit.ts';
import { listStocks } from '../units/list-stocks.ts';
import { readUnit } from '../units/read-unit.ts';
import { scenario } from './test-scenario.ts';
import { at, written } from './test-teller.ts';
import { born, gtin, hold, house, item, lift, ship, uuid, wrong } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const own = 'https://trace.example.cn/lot/L77';
const loose = 'https://trace.example.cn/item/kegs/1';
const other = 'https://id.gs1.org/01/04012345222227';
const mixed = 'lot-of-several-products';

/** Things that come into being in the enterprise's own lot. */
const bornIn = (clock: string, n: number, ...epcList: string[]) => ({
  ...born(clock, ...epcList),
  eventID: uuid(n),
  'yuanliu:toLot': own,
});
const made = {
  ...at('07:00'),
  eventID: uuid(1),
  action: 'ADD',
  bizStep: 'creating_class_instance',
  bizLocation: { id: house },
  quantityList: [{ epcClass: own, quantity: 100, uom: 'KGM' }],
};
const ofLot = { quantityList: [{ epcClass: own, quantity: 1, uom: 'KGM' }] };
const bottle = bornIn('07:10', 2, item('7'));
const keg = bornIn('07:20', 3, loose);
const foreign = bornIn('07:30', 4, `${other}/21/1`);
const recall = { ...hold('08:00', 'RECALL', { quantityList: [{ epcClass: gtin }] }), eventID: uuid(5) };
const shipped = { ...ship('10:00', ofLot), eventID: uuid(6) };

const permutations = <T>(values: readonly T[]): T[][] =>
  values.length < 2
    ? [[...values]]
    : values.flatMap((value, place) =>
        permutations(values.toSpliced(place, 1)).map((rest) => [value, ...rest]),
      );

const inTurn = async (events: readonly object[]): Promise<void> => {
  for (const event of events) await it.record([{ ...event }]);
};

const productOf = async (code: string): Promise<string | undefined> => {
  const [unit] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [code]);
  return (await readUnit(t.ctx(), unit?.nr ?? '')).product?.uri;
};

const stockOf = async (product: string) =>
  (await listStocks(t.ctx(), { product, limit: 100 })).rows.map(({ lot, amounts }) => [lot?.uri, amounts]);

describe('a lot without a product in its URI', () => {
  test.each(permutations([made, bottle, keg]))(
    'is of the product of its members, whichever event comes first',
    async (...events) => {
      await inTurn(events[0] === keg ? [recall, ...events] : [...events, recall]);
      for (const code of [own, item('7'), loose])
        expect([code, await it.holding(code)]).toEqual([code, ['RECALL']]);
      expect(await it.refusal(ship('09:00', ofLot))).toBe('shipped-on-hold');
      expect(await productOf(own)).toBe(gtin);
      expect(await stockOf(gtin)).toEqual([[own, { C62: '1', KGM: '100' }]]);
      const before = await it.facts();
      await it.rebuild();
      expect(await it.facts()).toEqual(before);
    },
  );

  test('a shipment is told to have been on hold once a member tells the product, however late', async () => {
    await inTurn([made, keg, recall, shipped]);
    expect([await it.anomalies(own), await it.holding(own)]).toEqual([[], []]);
    await it.record([bottle]);
    expect(await it.anomalies(own)).toEqual(['shipped-on-hold']);
    await it.record([wrong(bottle)]);
    expect([await it.anomalies(own), await it.holding(own), await productOf(own)]).toEqual([
      [],
      [],
      undefined,
    ]);
  });

  test('the product stays told by the members that are left', async () => {
    const second = bornIn('07:15', 7, item('8'));
    await inTurn([made, bottle, second, recall]);
    await it.record([wrong(bottle)]);
    expect([await it.holding(own), await productOf(own)]).toEqual([['RECALL'], gtin]);
    await it.record([wrong(second)]);
    expect([await it.holding(own), await productOf(own)]).toEqual([[], undefined]);
  });

  test('a declaration that comes before its event leaves nothing of it', async () => {
    await inTurn([made, wrong(bottle), bottle, recall]);
    expect([await it.holding(own), await productOf(own)]).toEqual([[], undefined]);
  });

  test('freed by name it is free with its members, other lots of the product are not', async () => {
    await inTurn([
      made,
      bottle,
      keg,
      { ...born('07:40', `${gtin}/10/L2/21/9`), eventID: uuid(8) },
      recall,
      { ...lift('09:00', 'RECALL', { quantityList: [{ epcClass: own }] }), eventID: uuid(9) },
    ]);
    for (const code of [own, item('7'), loose]) expect([code, await it.holding(code)]).toEqual([code, []]);
    expect(await it.holding(`${gtin}/10/L2`)).toEqual(['RECALL']);
  });

  test('a trace names the product, as known now and as known then', async () => {
    await it.record([made], { at: '2026-03-05T00:00:00Z' });
    await it.record([bottle], { at: '2026-03-06T00:00:00Z' });
    const traced = async (asOf?: string) => {
      const { units } = await collectTrace(t.ctx(), {
        id: own,
        direction: 'backward',
        time: 'respected',
        limit: 100,
        ...(asOf !== undefined && { asOf }),
      });
      return units.find(({ uri }) => uri === own)?.classUri;
    };
    expect([await traced(), await traced('2026-03-05T12:00:00Z')]).toEqual([gtin, null]);
    await it.record([wrong(bottle)], { at: '2026-03-07T00:00:00Z' });
    expect([await traced(), await traced('2026-03-06T12:00:00Z')]).toEqual([null, gtin]);
  });
});

describe('members of two products in one lot', () => {
  test.each(permutations([bottle, foreign, recall]))(
    'are told of the lot, which holds them all, in whatever order they come',
    async (...events) => {
      await inTurn([...events, made]);
      expect([await it.anomalies(own), await it.anomalies(item('7')), await productOf(own)]).toEqual([
        [mixed],
        [],
        gtin,
      ]);
      expect(await it.holding(own)).toEqual([mixed, 'RECALL'].toSorted());
      expect(await it.holding(`${other}/21/1`)).toContain(mixed);
      const before = await it.facts();
      await it.rebuild();
      expect(await it.facts()).toEqual(before);
    },
  );

  test.each([
    [item('1'), `${other}/21/2`],
    [`${other}/21/2`, item('1')],
  ])(
    'that one event tells are the same first and second, whichever product was met first',
    async (...met) => {
      for (const [n, code] of met.entries())
        await it.record([{ ...born(`06:0${n}`, code), eventID: uuid(20 + n) }]);
      await inTurn([made, bornIn('07:10', 2, item('7'), `${other}/21/1`)]);
      expect([await it.anomalies(own), await productOf(own)]).toEqual([[mixed], gtin]);
      const traced = await collectTrace(t.ctx(), {
        id: own,
        direction: 'backward',
        time: 'respected',
        limit: 100,
        asOf: new Date(Date.now() + 60_000).toISOString(),
      });
      expect(traced.units.find(({ uri }) => uri === own)?.classUri).toBe(gtin);
    },
  );

  test.each([
    ['earlier', bottle, other],
    ['later', foreign, gtin],
  ])('are explained when the %s was wrong', async (_, mistake, product) => {
    await inTurn([made, bottle, foreign, wrong(mistake)]);
    expect([await it.anomalies(own), await productOf(own)]).toEqual([[], product]);
  });

  test.each([
    [bottle, foreign],
    [foreign, bottle],
  ])('are refused to a step that is online, whichever comes second', async (first, second) => {
    await inTurn([made, first]);
    expect(await it.refusal(second)).toBe(mixed);
    expect(await it.refusal(bornIn('09:00', 10, loose))).toBeUndefined();
  });

  test('that come at the same moment from two sides are told', async () => {
    await it.record([made]);
    const beside = t.openBeside(2);
    const into = (event: object) => ({ events: [written({ ...event })], mode: 'fact' as const });
    let second: Promise<unknown> = Promise.resolve();
    await beside.transact(async (tx) => {
      await recordEvents(tx, into(bottle), t.ctx());
      second = beside.transact((tx2) => recordEvents(tx2, into(foreign), t.ctx()));
      // Long enough for the other to come as far as it can without us.
      await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 300))]);
    });
    await second;
    expect(await it.anomalies(own)).toEqual([mixed]);
  });
});
