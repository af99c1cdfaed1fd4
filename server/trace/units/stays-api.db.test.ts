import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PastHold, StayView, Thing, TraceEvent } from '@yuanliu/core/trace';
import type { Page } from '@yuanliu/core/platform';
import { incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { recordEvents } from '../ledger/record-events.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const item = 'https://id.gs1.org/01/04012345111118/21/STAYS';
const [firstBox, secondBox] = [
  'https://id.gs1.org/00/040123450000000015',
  'https://id.gs1.org/00/040123450000000022',
] as const;
const gln = 'https://id.gs1.org/414/4012345000016';

const at = (minute: number): string =>
  new Date(Date.parse('2026-03-04T08:00:00Z') + minute * 60_000).toISOString();

const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode: 'fact',
        events: events.map((event, minute) =>
          incoming(traceEvent({ eventId: `urn:test:stays:${minute}`, time: at(minute), ...event }), minute),
        ),
      },
      t.ctx(),
    ),
  );

const pack = (container: string, action: 'ADD' | 'DELETE'): Partial<TraceEvent> => {
  const things: Thing[] = [
    thing(container, { field: 'parentID', index: 0 }),
    thing(item, { field: 'childEPCs', index: 0 }),
  ];
  return { type: 'AggregationEvent', action, bizLocation: gln, things };
};

const get = async <T>(url: string): Promise<T> => {
  const answer = await t.asAdmin({ url });
  expect(answer).toMatchObject({ statusCode: 200 });
  return answer.json();
};

const pagesOf = async <R>(path: string): Promise<R[]> => {
  const rows: R[] = [];
  for (let after = ''; ; ) {
    const page: Page<R> = await get(`${path}?limit=1${after}`);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
};

const hold = { id: 'H-1', reason: 'seal broken', paper: 'QC-7', person: 'u-1' };

test('where a unit was and why it was held is told stretch by stretch, the latest first, page by page', async () => {
  await record([
    pack(firstBox, 'ADD'),
    pack(firstBox, 'DELETE'),
    pack(secondBox, 'ADD'),
    { things: [thing(item)], holds: [hold] },
    { things: [thing(item)], lifts: [{ id: 'H-1', reason: 'resealed', person: 'u-2' }] },
  ]);
  const { rows } = await get<Page<{ nr: number }>>(`/api/trace/units?find=${encodeURIComponent(item)}`);
  const path = `/api/trace/units/${rows[0]?.nr}`;

  const stays = await pagesOf<StayView>(`${path}/stays`);
  expect(stays.map(({ container, from, to }) => [container.uri, from, to])).toEqual([
    [secondBox, at(2), null],
    [firstBox, at(0), at(1)],
  ]);
  expect(stays[1]?.fromEventId).toMatch(/^[0-9a-f-]{36}$/);
  expect(stays[1]?.toEventId).toMatch(/^[0-9a-f-]{36}$/);
  expect(stays[0]?.toEventId).toBeNull();

  const [past, ...others] = await pagesOf<PastHold>(`${path}/past-holds`);
  expect(others).toEqual([]);
  expect(past).toMatchObject({
    holdId: 'H-1',
    since: at(3),
    until: at(4),
    reason: 'seal broken',
    paper: 'QC-7',
    person: 'u-1',
    liftReason: 'resealed',
    liftPerson: 'u-2',
  });
  const { names } = await get<{ names: Record<string, string> }>(
    `/api/trace/names?uri=${encodeURIComponent(gln)}`,
  );
  expect(names).toEqual({});
});
