import { traceUnit, type TraceBalance } from '@yuanliu/core/trace';
import type { ReplyOf } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replyJudge } from '../../test/reply-judge.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { of, own, tell } from '../../test/trace-story.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const judge = replyJudge(traceUnit);
const ask = async (query: Record<string, string>): Promise<ReplyOf<typeof traceUnit>> => {
  const answer = await t.asAdmin({
    method: 'GET',
    url: `/api/trace?${new URLSearchParams(query).toString()}`,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  const told: unknown = answer.json();
  judge(told);
  return traceUnit.reply.parse(told);
};

/** The balances of a unit where another leads to it. */
const balancesIn = async (id: string, query: Record<string, string>): Promise<readonly TraceBalance[]> =>
  (await ask(query)).units.find(({ uri }) => uri === id)?.balances ?? [];

/** What the stock projection keeps at hand, in base units. */
const stockOf = async (uri: string): Promise<unknown> => {
  const [row] = await t.asOwner<{ onHand: unknown }>(
    `select on_hand as "onHand" from unit_states s join units u on u.nr = s.unit_nr where u.uri = $1`,
    [uri],
  );
  return row?.onHand;
};

const at = (time: string): string => `2026-03-04T${time}:00Z`;
const [dairy, store] = ['https://id.gs1.org/414/9520123456788', 'https://id.gs1.org/414/9520123456795'];
const located = (id: string) => ({ readPoint: { id }, bizLocation: { id } });

test('amounts add up within a dimension and are told in the unit of measure that the first event states', async () => {
  const [milk, cream] = [own('lot/b/milk'), own('lot/b/cream')];
  await tell(t, [
    { action: 'ADD', quantityList: [of(milk, 2000, 'LTR')], eventTime: at('06:00'), ...located(dairy) },
    {
      type: 'TransformationEvent',
      inputQuantityList: [of(milk, 0.6, 'MTQ')],
      outputQuantityList: [of(cream, 50, 'KGM')],
      eventTime: at('07:00'),
      ...located(dairy),
    },
    {
      action: 'OBSERVE',
      quantityList: [of(milk, 0.5, 'LTR')],
      bizStep: 'sampling',
      eventTime: at('07:30'),
      ...located(dairy),
    },
    {
      action: 'OBSERVE',
      quantityList: [of(milk, 4, 'HLT')],
      bizStep: 'shipping',
      destinationList: [{ type: 'location', destination: store }],
      eventTime: at('08:00'),
      ...located(dairy),
    },
    {
      action: 'OBSERVE',
      quantityList: [of(milk, 995, 'LTR')],
      bizStep: 'cycle_counting',
      eventTime: at('09:00'),
      ...located(dairy),
    },
  ]);
  const balances = await balancesIn(milk, { id: milk, direction: 'forward' });
  expect(balances).toEqual([
    {
      uom: 'LTR',
      in: '2000',
      out: '600',
      onHand: '1395',
      samples: '0.5',
      loss: '0',
      adjustments: '4.5',
      unexplained: '0',
    },
  ]);
  expect(await stockOf(milk)).toEqual({ MTQ: '1.395' });
  expect(await balancesIn(milk, { id: cream, direction: 'backward' })).toEqual(balances);
});

test('a balance of a moment counts what was known then, also what was declared wrong later', async () => {
  const oil = own('lot/b/oil');
  const wrong = 'urn:uuid:5a1c9a36-6e4f-4b0e-9b52-3f6d6f9f5c01';
  const taking = { action: 'DELETE', bizStep: 'destroying', quantityList: [of(oil, 5, 'LTR')] };
  const taken = { ...taking, eventID: wrong, eventTime: at('08:00') };
  await tell(t, [{ action: 'ADD', quantityList: [of(oil, 20, 'LTR')], eventTime: at('06:00') }, taken], {
    at: at('10:00'),
  });
  const declared = { declarationTime: at('12:00'), reason: 'incorrect_data' };
  await tell(t, [{ ...taken, errorDeclaration: declared }], { at: at('12:00') });
  const id = { id: oil, direction: 'forward' };
  expect(await balancesIn(oil, id)).toMatchObject([{ in: '20', loss: '0', onHand: '20' }]);
  expect(await balancesIn(oil, { ...id, asOf: at('11:00') })).toMatchObject([
    { in: '20', loss: '5', onHand: '15' },
  ]);
  expect(await balancesIn(oil, { ...id, asOf: at('09:00') })).toEqual([]);
});

test('balances of now are those of what is known now, and the stock is what is at hand, whatever was told', async () => {
  const step = fc.record({
    what: fc.constantFrom('ADD', 'mix', 'shipping', 'receiving', 'counting', 'sampling', 'pack', 'unpack'),
    lot: fc.nat(2),
    to: fc.nat(2),
    amount: fc.integer({ min: 1, max: 40 }),
    uom: fc.constantFrom('LTR', 'HLT', 'MTQ'),
    place: fc.constantFrom(dairy, store),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      run += 1;
      const lot = (number: number): string => own(`lot/b${run}/${number}`);
      await tell(
        t,
        steps.map((each, index) => eventOf(each, { lot, box: own(`unit/b${run}/${each.to}`), index })),
      );
      for (const number of [0, 1, 2]) {
        const id = lot(number);
        if ((await stockOf(id)) === undefined) continue;
        const now = await balancesIn(id, { id, direction: 'forward' });
        expect(await balancesIn(id, { id, direction: 'backward', asOf: '2100-01-01T00:00:00Z' })).toEqual(
          now,
        );
        const stock = JSON.stringify(await stockOf(id));
        const [balance] = now;
        if (balance === undefined) continue;
        const cubic = { LTR: 1000, HLT: 10, MTQ: 1 }[balance.uom] ?? Number.NaN;
        const { onHand, unexplained } = balance;
        expect(Number(JSON.parse(stock).MTQ ?? 0)).toBeCloseTo(
          (Number(onHand) + Number(unexplained)) / cubic,
          9,
        );
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

interface RandomStep {
  readonly what: string;
  readonly lot: number;
  readonly to: number;
  readonly amount: number;
  readonly uom: string;
  readonly place: string;
  readonly minute: number;
}

const eventOf = (
  { what, lot: number, to, amount, uom, place, minute }: RandomStep,
  {
    lot,
    box,
    index,
  }: { readonly lot: (number: number) => string; readonly box: string; readonly index: number },
) => {
  const some = [of(lot(number), amount, uom)];
  const around = {
    eventTime: `2026-03-05T10:${String(minute).padStart(2, '0')}:00.0${index % 10}Z`,
    ...located(place),
  };
  if (what === 'ADD') return { action: 'ADD', quantityList: some, ...around };
  if (what === 'mix')
    return {
      type: 'TransformationEvent',
      inputQuantityList: some,
      outputQuantityList: [of(lot(to), amount, uom)],
      ...around,
    };
  if (what === 'pack' || what === 'unpack')
    return {
      type: 'AggregationEvent',
      action: what === 'pack' ? 'ADD' : 'DELETE',
      parentID: box,
      childQuantityList: some,
      ...around,
    };
  const bizStep = what === 'counting' ? 'cycle_counting' : what;
  return { action: 'OBSERVE', quantityList: some, bizStep, ...around };
};
