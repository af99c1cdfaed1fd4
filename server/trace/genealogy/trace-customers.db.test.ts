import { traceLine, traceUnit } from '@yuanliu/core/trace';
import type { ReplyOf } from '@yuanliu/core/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '../../test/people.ts';
import { replyJudge } from '../../test/reply-judge.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { of, own, tell } from '../../test/trace-story.ts';
import { placeHold } from '../units/place-hold.ts';

type Reply = ReplyOf<typeof traceUnit>;

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const judge = replyJudge(traceUnit);
const ask = async (query: Record<string, string>): Promise<Reply> => {
  const answer = await t.asAdmin({
    method: 'GET',
    url: `/api/trace?${new URLSearchParams(query).toString()}`,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const told: unknown = answer.json();
  judge(told);
  return traceUnit.reply.parse(told);
};
const at = (time: string): string => `2026-03-04T${time}:00Z`;
const shipTo = (party: string) => ({
  bizStep: 'shipping',
  destinationList: [{ type: 'owning_party', destination: own(`party/${party}`) }],
});
const product = 'https://id.gs1.org/01/09520123456788';
const item = (serial: string): string => `${product}/21/${serial}`;
const sscc = {
  pallet: 'https://id.gs1.org/00/095201230000000015',
  bare: 'https://id.gs1.org/00/095201230000000022',
  case: 'https://id.gs1.org/00/095201230000000039',
  other: 'https://id.gs1.org/00/095201230000000046',
};
const pack = (parentID: string, children: object, time: string) => ({
  type: 'AggregationEvent',
  action: 'ADD',
  parentID,
  eventTime: at(time),
  ...children,
});
const unpack = (...packed: Parameters<typeof pack>) => ({ ...pack(...packed), action: 'DELETE' });

test('a shipped pallet is delivered with what it holds, piece by product; an unknown one as one unit', async () => {
  const lot = own('lot/p/loose');
  await tell(t, [
    { action: 'ADD', epcList: [item('P1'), item('P2'), item('P3')], eventTime: at('08:00') },
    pack(sscc.case, { childEPCs: [item('P1'), item('P2'), item('P3')] }, '09:00'),
    unpack(sscc.case, { childEPCs: [item('P3')] }, '09:30'),
    pack(sscc.pallet, { childEPCs: [sscc.case], childQuantityList: [of(lot, 12)] }, '10:00'),
    {
      action: 'OBSERVE',
      epcList: [sscc.pallet, sscc.bare],
      eventTime: at('11:00'),
      ...shipTo('p'),
    },
    { action: 'OBSERVE', epcList: [sscc.pallet], bizStep: 'receiving', eventTime: at('12:00') },
  ]);
  const whole = [
    { classUri: null, quantity: '12', uom: 'KGM' },
    { classUri: product, quantity: '2', uom: '' },
  ];
  const pallet = await ask({ id: sscc.pallet, direction: 'forward' });
  expect(pallet.counts.deliveries).toBe(1);
  expect(pallet.deliveries[0]?.contents.map(({ unit }) => unit)).toEqual(
    [item('P1'), item('P2'), lot].toSorted(),
  );
  expect(pallet.customers).toEqual([{ party: own('party/p'), deliveries: 1, quantities: whole }]);
  expect(pallet.deliveriesComplete).toBe(true);
  const box = await ask({ id: sscc.case, direction: 'forward' });
  expect(box.customers).toMatchObject([{ party: own('party/p'), quantities: whole.slice(1) }]);
  const bare = await ask({ id: sscc.bare, direction: 'forward' });
  expect(bare.deliveries).toMatchObject([{ contents: [{ unit: sscc.bare, quantity: '1', uom: '' }] }]);
  expect(bare.customers).toMatchObject([{ party: own('party/p'), deliveries: 1 }]);
  const plain = await ask({ id: sscc.pallet, direction: 'forward', time: 'ignored' });
  expect(plain.deliveries).toHaveLength(1);
});

test('a limit that cuts the units does not cut the way to the customers', async () => {
  const lot = `${product}/10/MANY`;
  const serials = Array.from({ length: 40 }, (_, index) => item(`M${index}`));
  const inLot = serials.map((uri) => uri.replace('/21/', '/10/MANY/21/'));
  await tell(t, [
    { action: 'ADD', epcList: inLot, eventTime: at('08:00') },
    pack(sscc.other, { childEPCs: serials }, '09:00'),
    { action: 'OBSERVE', epcList: [sscc.other], eventTime: at('10:00'), ...shipTo('m') },
  ]);
  const answer = await ask({ id: lot, direction: 'forward', limit: '10' });
  expect(answer.units).toHaveLength(10);
  expect(answer.counts.units).toBe(10);
  expect(answer.cut).toMatchObject({ reason: 'units', limit: 10, frontier: 31 });
  expect(answer.units.some(({ isCut }) => isCut === true)).toBe(true);
  expect(answer.customers).toEqual([
    {
      party: own('party/m'),
      deliveries: 1,
      quantities: [{ classUri: product, quantity: '40', uom: '' }],
    },
  ]);
  expect(answer.deliveriesComplete).toBe(true);
  const edges = new Set(answer.units.map(({ uri }) => uri));
  expect(answer.edges.filter(({ from, to }) => !edges.has(from) || !edges.has(to))).toEqual([]);
});

test('backward from loose pieces of a lot leads to what the lot was made of, not to its serials', async () => {
  const gtin = 'https://id.gs1.org/01/04012345111118';
  const [lot, milk, sugar] = [`${gtin}/10/C1`, own('lot/b/milk'), own('lot/b/sugar')];
  const serial = (name: string): string => `${gtin}/21/${name}`;
  const box = 'https://id.gs1.org/00/040123450000000018';
  await tell(t, [
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(milk, 20)],
      outputQuantityList: [of(lot, 36, 'EA')],
      eventTime: at('07:00'),
    },
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(sugar, 1)],
      outputEPCList: [`${gtin}/10/C1/21/S1`],
      eventTime: at('07:30'),
    },
    { action: 'ADD', epcList: [`${gtin}/10/C1/21/S2`, `${gtin}/10/C1/21/S3`], eventTime: at('08:00') },
    {
      action: 'ADD',
      quantityList: [{ epcClass: lot, quantity: 100 }],
      'yuanliu:runs': [{ epcClass: lot, low: '0100', high: '0199' }],
      eventTime: at('08:30'),
    },
    pack(box, { childQuantityList: [of(lot, 24, 'EA')] }, '09:00'),
  ]);
  const sources = async (id: string) =>
    (await ask({ id, direction: 'backward' })).units.map(({ uri }) => uri).toSorted();
  // Sugar went into one of its serials, so into the lot; the serial itself is no source of it.
  expect(await sources(box)).toEqual([box, lot, milk, sugar].toSorted());
  expect(await sources(lot)).toEqual([lot, milk, sugar].toSorted());
  expect(await sources(serial('S2'))).toEqual([lot, milk, serial('S2')].toSorted());
  expect(await sources(`${gtin}/21/0142`)).toEqual(
    [lot, milk, `${gtin}/21/0142`, `${gtin}/21/#0100-0199`].toSorted(),
  );
  const ahead = await ask({ id: serial('S2'), direction: 'forward' });
  expect(ahead.units.map(({ uri }) => uri)).toEqual([serial('S2')]);
  const members = (await ask({ id: lot, direction: 'forward' })).units.map(({ uri }) => uri);
  expect(members).toEqual(expect.arrayContaining([serial('S1'), serial('S2'), `${gtin}/21/#0100-0199`]));
});

test('a quantity that was shared out keeps its evidence; what does not compare tells both sides', async () => {
  const lot = (name: string): string => own(`lot/s/${name}`);
  await tell(t, [
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(lot('milk'), 60, 'LTR')],
      outputQuantityList: [of(lot('cups'), 400, 'EA'), of(lot('rest'), 5, 'KGM')],
    },
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(lot('rest'), 4)],
      outputQuantityList: [of(lot('one'), 1), of(lot('three'), 3)],
    },
  ]);
  const edges = (await ask({ id: lot('milk'), direction: 'forward' })).edges;
  expect(edges.find(({ to }) => to === lot('cups'))).toMatchObject({
    amount: null,
    isShared: false,
    inputQuantity: { quantity: '60', uom: 'LTR' },
    outputQuantity: { quantity: '400', uom: 'EA' },
    evidence: 'scanned',
  });
  expect(edges.find(({ to }) => to === lot('three'))).toMatchObject({
    amount: { quantity: '3', uom: 'KGM' },
    isShared: true,
    inputQuantity: { quantity: '4', uom: 'KGM' },
    outputQuantity: { quantity: '3', uom: 'KGM' },
    evidence: 'scanned',
  });
});

test('an answer of a day before anything was known says that nothing was known', async () => {
  const lot = own('lot/k/a');
  await tell(t, [{ action: 'ADD', quantityList: [of(lot, 5)] }], { at: '2026-03-05T00:00:00Z' });
  await tell(t, [{ action: 'ADD', epcList: [`${product}/10/K1/21/KK`] }], { at: '2026-03-05T00:00:00Z' });
  for (const direction of ['forward', 'backward']) {
    for (const id of [lot, item('KK'), `${product}/10/K1`]) {
      const known = async (asOf?: string) =>
        (await ask({ id, direction, ...(asOf !== undefined && { asOf }) })).isKnown;
      expect(await known('2026-03-04T23:00:00Z')).toBe(false);
      expect(await known('2026-03-05T01:00:00Z')).toBe(true);
      expect(await known()).toBe(true);
    }
  }
});

test('units on hold say so, with the number of holds; an item by its run, and none that is hidden', async () => {
  const [lot, free] = [`${product}/10/HELD`, own('lot/h/free')];
  await tell(t, [
    {
      action: 'ADD',
      quantityList: [{ epcClass: lot, quantity: 100 }],
      'yuanliu:runs': [{ epcClass: lot, low: '5100', high: '5199' }],
      eventTime: at('08:00'),
    },
    {
      type: 'TransformationEvent',
      inputQuantityList: [{ epcClass: lot, quantity: 3 }],
      outputQuantityList: [of(free, 3)],
      eventTime: at('09:00'),
    },
  ]);
  const hold = (id: string) =>
    t.db.transact((tx) =>
      placeHold(tx, t.ctx(), {
        id,
        units: [{ uri: lot, kind: 'lot' as const }],
        at: new Date(),
        zoneOffset: '+08:00',
      }),
    );
  await hold('Q-1');
  await hold('Q-2');
  const held = ({ units }: Pick<Reply, 'units'>) =>
    Object.fromEntries(units.map(({ uri, isHeld, holds }) => [uri, [isHeld, holds]]));
  const answer = await ask({ id: lot, direction: 'forward' });
  expect(held(answer)).toMatchObject({ [lot]: [true, 2], [free]: [false, 0] });
  expect(held(await ask({ id: item('5142'), direction: 'backward' }))).toMatchObject({
    [item('5142')]: [true, 2],
    [lot]: [true, 2],
  });
  const url = `/api/trace?direction=forward&id=${encodeURIComponent(lot)}`;
  const lines = await t.asAdmin({ method: 'GET', url, headers: { accept: 'application/x-ndjson' } });
  const told = lines.body
    .trimEnd()
    .split('\n')
    .map((line) => traceLine.parse(JSON.parse(line)));
  const units = told.filter((line) => line.line === 'unit');
  expect(held({ units })).toEqual(held(answer));
  const me = await makePerson(t, { 'trace.units.see': 'own' });
  await tell(t, [{ action: 'OBSERVE', quantityList: [of(free, 1)] }], { owner: me.id });
  const back = await me.call({
    method: 'GET',
    url: `/api/trace?direction=backward&id=${encodeURIComponent(free)}`,
  });
  const hidden = traceUnit.reply.parse(back.json()).units.filter(({ isHidden }) => isHidden);
  expect(hidden.map(({ isHeld, holds }) => [isHeld, holds])).toEqual([[null, null]]);
});

test('of what lies in a pallet, but outside the rights of the asker, neither name nor product is told', async () => {
  const me = await makePerson(t, { 'trace.units.see': 'own' });
  const pallet = 'https://id.gs1.org/00/095201230000000060';
  await tell(t, [pack(pallet, { childEPCs: [item('SECRET')] }, '09:00')]);
  await tell(t, [{ action: 'OBSERVE', epcList: [pallet], eventTime: at('10:00'), ...shipTo('x') }], {
    owner: me.id,
  });
  const answer = await me.call({
    method: 'GET',
    url: `/api/trace?direction=forward&id=${encodeURIComponent(pallet)}`,
  });
  expect(traceUnit.reply.parse(answer.json()).deliveries).toMatchObject([
    { party: own('party/x'), contents: [{ unit: 'hidden:1', classUri: null, quantity: '1' }] },
  ]);
  expect(answer.body).not.toContain(product);
});

test('a limit that cuts the edges does not cut the way to the customers either', async () => {
  const [tote, thing] = ['https://id.gs1.org/00/095201230000000077', item('OFTEN')];
  const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString();
  const packings = Array.from({ length: 60 }, (_, n) => [
    { ...pack(tote, { childEPCs: [thing] }, '00:00'), eventTime: day(2 * n) },
    { ...unpack(tote, { childEPCs: [thing] }, '00:00'), eventTime: day(2 * n + 1) },
  ]);
  await tell(t, [
    ...packings.flat().slice(0, -1),
    { action: 'OBSERVE', epcList: [tote], eventTime: day(119), ...shipTo('often') },
  ]);
  const answer = await ask({ id: thing, direction: 'forward', limit: '2' });
  expect(answer.cut).toMatchObject({ reason: 'edges', limit: 40 });
  expect(answer.customers).toMatchObject([{ party: own('party/often'), quantities: [{ quantity: '1' }] }]);
  expect(answer.deliveriesComplete).toBe(true);
});
