import { traceUnit } from '@yuanliu/core/trace';
import type { ReplyOf } from '@yuanliu/core/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '../../test/people.ts';
import { replyJudge } from '../../test/reply-judge.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { of, own, tell } from '../../test/trace-story.ts';

type Reply = ReplyOf<typeof traceUnit>;

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const judge = replyJudge(traceUnit);
const ask = async (query: Record<string, string>, call = t.asAdmin): Promise<Reply> => {
  const answer = await call({ method: 'GET', url: `/api/trace?${new URLSearchParams(query).toString()}` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const told: unknown = answer.json();
  judge(told);
  return traceUnit.reply.parse(told);
};
const uris = ({ units }: Reply): string[] => units.map(({ uri }) => uri).toSorted();
const at = (time: string): string => `2026-03-04T${time}:00Z`;
const shipTo = (party: string) => ({
  bizStep: 'shipping',
  destinationList: [{ type: 'owning_party', destination: own(`party/${party}`) }],
});

test('a raw lot leads to its deliveries with quantities, shared out where a flow has several outputs', async () => {
  const [raw, half, big] = [own('lot/q/raw'), own('lot/q/half'), own('lot/q/big')];
  const pallet = 'https://id.gs1.org/00/095201230000000015';
  await tell(t, [
    { action: 'ADD', quantityList: [of(raw, 90)], eventTime: at('08:00') },
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(raw, 60)],
      outputQuantityList: [of(half, 10), of(big, 20)],
      eventTime: at('09:00'),
    },
    {
      type: 'AggregationEvent',
      action: 'ADD',
      parentID: pallet,
      childQuantityList: [of(big, 12.5)],
      eventTime: at('10:00'),
    },
    { action: 'OBSERVE', epcList: [pallet], eventTime: at('11:00'), ...shipTo('east') },
    { action: 'OBSERVE', quantityList: [of(half, 4)], eventTime: at('11:30'), ...shipTo('west') },
    { action: 'OBSERVE', quantityList: [of(big, 0.5)], bizStep: 'sampling', eventTime: at('11:40') },
  ]);
  const answer = await ask({ id: raw, direction: 'forward' });
  expect(uris(answer)).toEqual([pallet, big, half, raw].toSorted());
  const { answeredAt } = answer;
  const alone = await ask({ id: raw, direction: 'forward', only: 'deliveries' });
  expect({ ...alone, answeredAt }).toEqual({ ...answer, units: [], events: [], edges: [] });
  expect(answer.customers).toEqual([
    {
      party: own('party/east'),
      deliveries: 1,
      quantities: [{ classUri: null, quantity: '12.5', uom: 'KGM' }],
    },
    { party: own('party/west'), deliveries: 1, quantities: [{ classUri: null, quantity: '4', uom: 'KGM' }] },
  ]);
  const made = answer.edges.filter(({ why }) => why === 'made');
  expect(
    made.map(({ to, amount, outputQuantity, isShared }) => [
      to,
      amount?.quantity,
      outputQuantity?.quantity,
      isShared,
    ]),
  ).toEqual([
    [big, '40', '20', true],
    [half, '20', '10', true],
  ]);
  const balances = Object.fromEntries(answer.units.map(({ uri, balances: [balance] }) => [uri, balance]));
  expect(balances[raw]).toMatchObject({ in: '90', out: '60', onHand: '30', unexplained: '0' });
  expect(balances[big]).toMatchObject({ in: '20', samples: '0.5', onHand: '19.5' });
  // Four of them are on their way.
  expect(balances[half]).toMatchObject({ in: '10', out: '0', onHand: '10' });
  const back = await ask({ id: half, direction: 'backward' });
  expect(back.edges).toEqual([
    expect.objectContaining({ from: raw, to: half, amount: { quantity: '20', uom: 'KGM' } }),
  ]);
});

test('a fill passes its heel on until a verified cleaning', async () => {
  const silo = own('vessel/f/silo');
  const move = (time: string, [from, to]: readonly [string, string], kg: number) => ({
    type: 'TransformationEvent',
    eventTime: at(time),
    inputQuantityList: [of(from, kg)],
    outputQuantityList: [of(to, kg)],
    'yuanliu:vessels': [silo],
  });
  const lot = (name: string): string => own(`lot/f/${name}`);
  await tell(t, [
    move('01:00', [lot('a'), silo], 100),
    move('02:00', [silo, lot('x')], 80),
    move('03:00', [lot('b'), silo], 100),
    move('04:00', [silo, lot('y')], 100),
    {
      action: 'OBSERVE',
      epcList: [silo],
      eventTime: at('05:00'),
      'yuanliu:cleaning': 'verified',
      'yuanliu:vessels': [silo],
    },
    move('06:00', [lot('c'), silo], 50),
    move('07:00', [silo, lot('z')], 50),
  ]);
  const y = await ask({ id: lot('y'), direction: 'backward' });
  const fills = y.units.filter(({ kind }) => kind === 'fill');
  expect(fills.map(({ uri }) => uri.slice(0, -8))).toEqual(
    [`${silo}/fill/20260304T010000Z-`, `${silo}/fill/20260304T030000Z-`].toSorted(),
  );
  expect(
    y.units
      .filter(({ kind }) => kind !== 'fill')
      .map(({ uri }) => uri)
      .toSorted(),
  ).toEqual([lot('a'), lot('b'), lot('y')]);
  expect(y.edges.find(({ why }) => why === 'heel')).toMatchObject({
    amount: { quantity: '20', uom: 'KGM' },
    evidence: 'inferred',
  });
  expect(y.pruned).toMatchObject({ count: 1, byReason: { fill: 1 } });
  const forward = await ask({ id: lot('a'), direction: 'forward' });
  expect(uris(forward)).toEqual(expect.arrayContaining([lot('x'), lot('y')]));
  expect(uris(forward)).not.toContain(lot('z'));
  expect(uris(await ask({ id: lot('a'), direction: 'forward', time: 'ignored' }))).toContain(lot('z'));
  const [first = ''] = fills.map(({ uri }) => uri).toSorted();
  expect(uris(await ask({ id: first, direction: 'backward' }))).toEqual([lot('a'), first].toSorted());
});

test('an item that is nowhere by itself has the story of its run, and a lot leads to it', async () => {
  const gtin = '09520123456788';
  const run = `https://id.gs1.org/01/${gtin}`;
  const lot = `${run}/10/R7`;
  const pallet = 'https://id.gs1.org/00/095201230000000022';
  await tell(t, [
    {
      action: 'ADD',
      eventTime: at('08:00'),
      quantityList: [{ epcClass: lot, quantity: 100 }],
      'yuanliu:runs': [{ epcClass: lot, low: '0100', high: '0199' }],
    },
    {
      type: 'AggregationEvent',
      action: 'ADD',
      parentID: pallet,
      childQuantityList: [{ epcClass: lot, quantity: 100 }],
      'yuanliu:runs': [{ epcClass: lot, low: '0100', high: '0199' }],
      eventTime: at('09:00'),
    },
    {
      type: 'AggregationEvent',
      action: 'DELETE',
      parentID: pallet,
      childEPCs: [`${run}/21/0150`],
      eventTime: at('10:00'),
    },
    { action: 'OBSERVE', epcList: [pallet], eventTime: at('12:00'), ...shipTo('north') },
  ]);
  const back = await ask({ id: `${run}/21/0142`, direction: 'backward' });
  expect(uris(back)).toEqual(expect.arrayContaining([`${run}/21/0142`, `${run}/21/#0100-0199`, lot]));
  const inside = await ask({ id: `${run}/21/0142`, direction: 'forward' });
  expect(inside.deliveries).toMatchObject([{ party: own('party/north'), contents: [{ quantity: '1' }] }]);
  const taken = await ask({ id: `${run}/21/0150`, direction: 'forward' });
  expect(taken.deliveries).toEqual([]);
  const ahead = await ask({ id: lot, direction: 'forward' });
  expect(uris(ahead)).toEqual(expect.arrayContaining([`${run}/21/0150`, `${run}/21/#0100-0199`, pallet]));
  expect(ahead.customers).toMatchObject([{ quantities: [{ classUri: run, quantity: '99' }] }]);
});

test('what was known before a correction is answered as it was known then', async () => {
  const [a, b] = [own('lot/c/a'), own('lot/c/b')];
  const wrong = {
    type: 'TransformationEvent',
    eventID: 'urn:test:wrong',
    inputQuantityList: [of(a, 1)],
    outputQuantityList: [of(b, 1)],
  };
  await tell(t, [{ action: 'ADD', quantityList: [of(a, 5)] }, wrong], { at: '2026-03-05T00:00:00Z' });
  await tell(t, [{ ...wrong, errorDeclaration: { declarationTime: at('12:00'), reason: 'did_not_occur' } }], {
    at: '2026-03-06T00:00:00Z',
  });
  const query = { id: b, direction: 'backward' };
  expect(uris(await ask({ ...query, asOf: '2026-03-05T12:00:00Z' }))).toEqual([a, b]);
  const now = await ask(query);
  expect(uris(now)).toEqual([b]);
  expect(now.events.map(({ isVoid }) => isVoid)).toEqual([true, true]);
  expect((await ask({ ...query, id: a, direction: 'forward', asOf: '2026-03-04T00:00:00Z' })).events).toEqual(
    [],
  );
});

test('matter that runs in a circle is marked', async () => {
  const [a, b] = [own('lot/r/a'), own('lot/r/b')];
  const flow = (from: string, to: string, time: string) => ({
    type: 'TransformationEvent',
    eventTime: at(time),
    inputQuantityList: [of(from, 1)],
    outputQuantityList: [of(to, 1)],
  });
  await tell(t, [flow(a, b, '01:00'), flow(b, a, '02:00'), flow(b, own('lot/r/end'), '03:00')]);
  const answer = await ask({ id: a, direction: 'forward' });
  expect(answer.cycles).toEqual([[a, b]]);
  expect(answer.units.map(({ uri, isInCycle }) => [uri, isInCycle])).toEqual([
    [a, true],
    [b, true],
    [own('lot/r/end'), false],
  ]);
});

test('units outside the rights of the asker are there without a name', async () => {
  const me = await makePerson(t, { 'trace.units.see': 'own' });
  const [mine, foreign, far] = [own('lot/h/mine'), own('lot/h/foreign'), own('lot/h/far')];
  const flow = (from: string, to: string) => ({
    type: 'TransformationEvent',
    inputQuantityList: [of(from, 7)],
    outputQuantityList: [of(to, 7)],
  });
  await tell(t, [{ action: 'ADD', quantityList: [of(mine, 9)] }], { owner: me.id });
  await tell(t, [flow(mine, foreign), flow(foreign, far)]);
  const answer = await ask({ id: mine, direction: 'forward' }, me.call);
  expect(answer.hidden).toEqual({ units: 2, events: 2 });
  expect(answer.units.map(({ uri, isHidden }) => [uri, isHidden])).toEqual([
    [mine, false],
    ['hidden:1', true],
    ['hidden:2', true],
  ]);
  expect(answer.edges).toMatchObject([
    { from: mine, to: 'hidden:1', event: null, amount: null },
    { from: 'hidden:1', to: 'hidden:2', event: null },
  ]);
  expect(JSON.stringify(answer)).not.toContain('foreign');
  // That seven were taken is told by an event that is hidden.
  expect(answer.units.map(({ balances }) => balances)).toEqual([[], [], []]);
  expect((await ask({ id: mine, direction: 'forward' })).units[0]?.balances).toMatchObject([
    { in: '9', out: '7', onHand: '2' },
  ]);
  const alone = await ask({ id: mine, direction: 'forward', only: 'deliveries' }, me.call);
  expect(alone).toMatchObject({
    hidden: answer.hidden,
    counts: answer.counts,
    units: [],
    events: [],
    edges: [],
  });
  const refused = await me.call({
    method: 'GET',
    url: `/api/trace?direction=forward&id=${encodeURIComponent(foreign)}`,
  });
  expect(refused.statusCode).toBe(404);
});

test('what only events outside the rights of the asker tell of the product of a lot is not told', async () => {
  const me = await makePerson(t, { 'trace.units.see': 'own' });
  const lot = own('lot/h/productless');
  const bottle = 'https://id.gs1.org/01/04012345111118/21/p1';
  await tell(t, [{ action: 'ADD', quantityList: [of(lot, 9)] }], { owner: me.id });
  await tell(t, [{ action: 'ADD', epcList: [bottle], 'yuanliu:toLot': lot }]);
  const classes = async (call?: typeof t.asAdmin) =>
    (await ask({ id: lot, direction: 'backward' }, call)).units.map(({ classUri }) => classUri);
  expect(await classes(me.call)).toEqual([null]);
  expect(await classes()).toEqual(['https://id.gs1.org/01/04012345111118']);
});

test('a label serves when one unit bears it; of several the answer names them', async () => {
  const lots = [own('lot/l1/twin'), own('lot/l2/twin')];
  await tell(t, [{ action: 'ADD', quantityList: [...lots, own('lot/l1/only')].map((lot) => of(lot, 1)) }]);
  expect(uris(await ask({ id: 'only', direction: 'forward' }))).toEqual([own('lot/l1/only')]);
  const twin = await t.asAdmin({ method: 'GET', url: '/api/trace?direction=forward&id=twin' });
  expect(twin.json()).toMatchObject({ code: 'trace.ambiguous', data: { candidates: lots } });
  const none = await t.asAdmin({ method: 'GET', url: '/api/trace?direction=forward&id=nobody' });
  expect(none.json()).toMatchObject({ code: 'trace.unit-unknown', status: 404 });
});

test('lines come level by level and end with the summary', async () => {
  const lots = Array.from({ length: 4 }, (_, index) => own(`lot/n/${index}`));
  await tell(
    t,
    lots.slice(1).map((to, index) => ({
      type: 'TransformationEvent',
      inputQuantityList: [of(lots[index] ?? '', 1)],
      outputQuantityList: [of(to, 1)],
    })),
  );
  const answer = await t.asAdmin({
    method: 'GET',
    url: `/api/trace?direction=forward&id=${encodeURIComponent(lots[0] ?? '')}`,
    headers: { accept: 'application/x-ndjson' },
  });
  expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  const lines = answer.body
    .trimEnd()
    .split('\n')
    .map((line) => traceUnit.lines?.parse(JSON.parse(line)));
  expect(lines.map((line) => (line as { line: string }).line)).toEqual([
    'unit',
    'event',
    'unit',
    'event',
    'edge',
    'unit',
    'event',
    'edge',
    'unit',
    'edge',
    'summary',
  ]);
  expect(lines.at(-1)).toMatchObject({ counts: { units: 4, events: 3, edges: 3 }, cut: null });
});

test('whoever hangs up stops the trace', async () => {
  const lots = Array.from({ length: 3_000 }, (_, index) => own(`lot/u/${index}`));
  await tell(
    t,
    lots.slice(1).map((to, index) => ({
      type: 'TransformationEvent',
      inputQuantityList: [of(lots[index] ?? '', 1)],
      outputQuantityList: [of(to, 1)],
    })),
  );
  const address = await t.http.listen({ port: 0, host: '127.0.0.1' });
  const cookie = (
    await t.call({
      method: 'POST',
      url: '/api/sign-in',
      payload: { user: 'admin', password: 'Qinghe-2026-源流' },
    })
  ).cookies
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const cut = new AbortController();
  const answer = await fetch(
    `${address}/api/trace?direction=forward&id=${encodeURIComponent(lots[0] ?? '')}`,
    {
      headers: { accept: 'application/x-ndjson', cookie },
      signal: cut.signal,
    },
  );
  const reader = answer.body?.getReader();
  await reader?.read();
  const statements = async (): Promise<number> =>
    Number(
      (
        await t.asOwner<{ n: string }>(
          `select sum(xact_commit) as n from pg_stat_database where datname = current_database()`,
        )
      )[0]?.n,
    );
  cut.abort();
  await expect(reader?.read()).rejects.toThrow('aborted');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = await statements();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await statements()) - before).toBeLessThan(15);
});
