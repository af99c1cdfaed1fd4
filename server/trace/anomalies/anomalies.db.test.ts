import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { newId } from '../../platform/index.ts';
import { incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { eventUuid } from '../ledger/event-number.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { listAnomalies } from './list-anomalies.ts';
import { resolveManyAnomalies } from './resolve-anomaly.ts';
import { mostUnits } from './sought-anomalies.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const item = (serial: string): string => `https://id.gs1.org/01/04012345111118/21/${serial}`;
const [boxA, boxB] = ['https://id.gs1.org/00/040123450000000015', 'https://id.gs1.org/00/040123450000000022'];

let minute = 0;
const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode: 'fact',
        events: events.map((event, position) => {
          minute += 1;
          const time = new Date(Date.parse('2026-03-04T08:00:00Z') + minute * 60_000).toISOString();
          return incoming(traceEvent({ eventId: `urn:test:anomalies:${minute}`, time, ...event }), position);
        }),
      },
      t.ctx(),
    ),
  );
const create = (uri: string): Partial<TraceEvent> => ({ action: 'ADD', things: [thing(uri)] });
const pack = (uri: string, box: string): Partial<TraceEvent> => ({
  type: 'AggregationEvent',
  action: 'ADD',
  things: [thing(box, { field: 'parentID' }), thing(uri, { field: 'childEPCs' })],
});
const found = async (q: string, over: object = {}) =>
  (await listAnomalies(t.ctx(), { q, limit: 50, ...over })).rows.map(({ unit }) => unit.label);

test('a search finds anomalies by label, URI, code, the other unit, and either event', async () => {
  const [first, second] = await record([
    create(item('TWICE-1')),
    create(item('TWICE-1')),
    create(item('APART')),
  ]);
  await record([create(item('APART'))]);
  await record([pack(item('BOXED'), boxA), pack(item('BOXED'), boxB)]);
  expect(await found('TWICE')).toEqual(['TWICE-1']);
  expect(await found('wice')).toEqual([]);
  expect(await found(item('APART'))).toEqual(['APART']);
  expect(await found('(01)04012345111118(21)APART')).toEqual(['APART']);
  expect(await found(boxA)).toContain('BOXED');
  expect(await found('040123450000000015')).toContain('BOXED');
  // The second creation is the event of the anomaly, the first the other one.
  expect(await found('urn:test:anomalies:2')).toEqual(['TWICE-1']);
  expect(await found(eventUuid(first?.nr ?? 0))).toEqual(['TWICE-1']);
  expect(await found(`https://trace.example/events/${eventUuid(second?.nr ?? 0)}`)).toEqual(['TWICE-1']);
  expect(await found('TWICE', { state: 'resolved' })).toEqual([]);
  expect(await found('%')).toEqual([]);
});

test('nothing is missed where more units begin so than are named', async () => {
  const many = Array.from({ length: mostUnits + 20 }, (_, at) => item(`CROWD-${at}`));
  await record([{ action: 'ADD', things: many.map((uri, index) => thing(uri, { index })) }]);
  // The anomaly is about the one that the database would name last, whichever way it reads them.
  for (const serial of ['CROWD-0', `CROWD-${mostUnits + 19}`]) await record([create(item(serial))]);
  expect((await found('CROWD-')).toSorted()).toEqual(['CROWD-0', `CROWD-${mostUnits + 19}`]);
});

test('several are resolved with one reason, each with its own result and its own entry of the audit', async () => {
  await record(['M1', 'M2', 'M3'].flatMap((serial) => [create(item(serial)), create(item(serial))]));
  const ids = await Promise.all(
    ['M1', 'M2', 'M3'].map(async (serial) => {
      const { rows } = await listAnomalies(t.ctx(), { q: item(serial), limit: 50 });
      return rows[0]?.id ?? '';
    }),
  );
  const stranger = newId();
  const ctx = t.ctx();
  const first = await resolveManyAnomalies(ctx, { ids: ids.slice(0, 1), reason: '先处理', liftHold: true });
  expect(first.results).toEqual([{ id: ids[0], problem: null }]);
  const { results } = await resolveManyAnomalies(ctx, {
    ids: [...ids, stranger, ids[1] ?? ''],
    reason: '同一批标签重印，旧标签已销毁',
    liftHold: true,
  });
  expect(results.map(({ id, problem }) => [id, problem?.code ?? null])).toEqual([
    [ids[0], 'trace.anomaly-settled'],
    [ids[1], null],
    [ids[2], null],
    [stranger, 'platform.not-found'],
  ]);
  const entries = await t.asOwner(
    `select subject_id as id, subject_label as label, changes from audit_entries
     where action = 'trace.anomaly.resolved' and subject_id = any($1) order by at, subject_label`,
    [ids],
  );
  expect(entries).toHaveLength(ids.length);
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(ids));
  const one = entries.find(({ id }) => id === ids[2]);
  expect(one).toMatchObject({ label: 'M3 · 重复生成' });
  expect(one?.['changes']).toContainEqual({
    field: 'reason',
    from: null,
    to: '同一批标签重印，旧标签已销毁',
  });
});
