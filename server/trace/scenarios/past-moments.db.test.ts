import { expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { listContents } from '../units/contents-of.ts';
import { listStocks } from '../units/list-stocks.ts';
import { readUnit } from '../units/read-unit.ts';
import { scenario } from './test-scenario.ts';
import { at, sscc } from './test-teller.ts';
import { aggregate, born, gtin, hold, house, item, lift, lot, seen, ship, shop } from './test-words.ts';

const { t, it } = scenario({ open: testDatabase, empty: emptyLedger });

const dealer = 'https://id.gs1.org/417/4012345000023';
const silo = 'https://id.gs1.org/8004/401234500SILO1';
const of = (number: string, quantity: number) => ({ epcClass: lot(number), quantity, uom: 'KGM' });
const serials = (field: string) => ({
  'yuanliu:runs': [
    { 'yuanliu:field': field, 'yuanliu:index': 0, 'yuanliu:low': '1000', 'yuanliu:high': '1023' },
  ],
});
const pieces = [{ epcClass: lot('Y'), quantity: 24 }];
const turned = (clock: string, input: object, output: object) => ({
  ...at(clock),
  type: 'TransformationEvent',
  bizLocation: { id: house },
  inputQuantityList: [input],
  outputQuantityList: [output],
  'yuanliu:vessels': [silo],
});
const pack = (clock: string, action: 'ADD' | 'DELETE', quantity: number) => ({
  ...aggregate(clock, action, [sscc(2)]),
  childQuantityList: [of('A', quantity)],
});

/** One thing after the other, so that "then" and "as it was then" can be held against each other. */
const story: Parameters<typeof it.record>[0] = [
  { ...at('06:00'), action: 'ADD', bizLocation: { id: house }, quantityList: [of('A', 100)] },
  born('06:10', `${gtin}/10/A/21/7`, item('8'), sscc(1)),
  aggregate('06:20', 'ADD', [sscc(1), item('7'), item('8')]),
  pack('06:30', 'ADD', 40),
  hold('06:40', 'QA', { quantityList: [{ epcClass: lot('A') }] }),
  turned('06:50', of('A', 20), { epcClass: silo, quantity: 20, uom: 'KGM' }),
  turned('07:00', { epcClass: silo, quantity: 5, uom: 'KGM' }, of('B', 5)),
  lift('07:10', 'QA', { quantityList: [{ epcClass: lot('A') }] }),
  hold('07:20', 'CASE', { epcList: [sscc(1)] }),
  aggregate('07:30', 'DELETE', [sscc(1), item('8')]),
  {
    ...at('07:40'),
    action: 'ADD',
    bizLocation: { id: house },
    quantityList: pieces,
    ...serials('quantityList'),
  },
  { ...aggregate('07:50', 'ADD', [sscc(3)]), childQuantityList: pieces, ...serials('childQuantityList') },
  seen('08:00', item('1005')),
  aggregate('08:05', 'DELETE', [sscc(3), item('1007')]),
  pack('08:10', 'DELETE', 10),
  lift('08:15', 'CASE', { epcList: [sscc(1)] }),
  ship('08:20', { epcList: [sscc(1), sscc(3)] }),
  { ...ship('08:30', { quantityList: [of('A', 5)] }), bizStep: 'retail_selling' },
  ship('08:40', { epcList: [sscc(2)] }, { type: 'owning_party', destination: dealer }),
  { ...at('08:50'), action: 'OBSERVE', bizStep: 'receiving', bizLocation: { id: shop }, epcList: [sscc(3)] },
  aggregate('09:00', 'DELETE', [sscc(3)]),
  hold('09:10', 'RECALL', { quantityList: [{ epcClass: gtin }] }),
  { ...at('09:20'), action: 'DELETE', bizStep: 'destroying', epcList: [item('8')] },
];

const units = () => t.asOwner<{ nr: string }>('select nr from units order by nr');
const shown = async (nrs: readonly string[], asOf?: string) => ({
  pages: await Promise.all(nrs.map((nr) => readUnit(t.ctx(), nr, { asOf }))),
  stocks: (await listStocks(t.ctx(), { limit: 100, asOf })).rows.toSorted((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  ),
});

test('units and stocks as of a moment are what they were then', { timeout: 60_000 }, async () => {
  const known: {
    readonly asOf: string;
    readonly nrs: readonly string[];
    readonly was: Awaited<ReturnType<typeof shown>>;
  }[] = [];
  for (const event of story) {
    await it.record([event]);
    const nrs = (await units()).map(({ nr }) => nr);
    known.push({ asOf: String(event['eventTime']), nrs, was: await shown(nrs) });
  }
  for (const { asOf, nrs, was } of known) {
    const past = await shown(nrs, asOf);
    expect({ asOf, ...past }).toEqual({ asOf, ...was });
  }
  const before = await shown(
    (await units()).map(({ nr }) => nr),
    '2026-03-04T05:00:00+08:00',
  );
  expect(before.stocks).toEqual([]);
  expect(before.pages.every(({ eventCount, holds }) => eventCount === 0 && holds.length === 0)).toBe(true);
});

test('pages of past stock follow one another', async () => {
  await it.record(story);
  const asOf = '2026-03-04T08:45:00+08:00';
  const whole = await listStocks(t.ctx(), { limit: 100, asOf });
  const rows = [];
  let after: string | undefined;
  do {
    const page = await listStocks(t.ctx(), { limit: 2, asOf, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(rows).toEqual(whole.rows);
  expect(rows.length).toBeGreaterThan(3);
});

test('the contents of a container at a moment are what lay in it then', async () => {
  await it.record(story);
  const all = await t.asOwner<{ nr: string; uri: string }>('select nr, uri from units');
  const inside = async (box: string, clock: string) => {
    const nr = all.find(({ uri }) => uri === box)?.nr ?? '';
    const { rows } = await listContents(t.ctx(), nr, { at: `2026-03-04T${clock}:00+08:00`, limit: 50 });
    return rows.map(({ amounts }) => amounts);
  };
  expect(await inside(sscc(2), '08:00')).toEqual([{ KGM: '40' }]);
  expect(await inside(sscc(2), '08:20')).toEqual([{ KGM: '30' }]);
  expect(await inside(sscc(3), '08:00')).toEqual([{ C62: '24' }]);
  expect(await inside(sscc(3), '08:20')).toEqual([{ C62: '23' }]);
  expect(await inside(sscc(3), '09:05')).toEqual([]);
});
