import { seeAuditEntry } from '@yuanliu/core/identity';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isIncluded, newId, sealWaiting, systemActor } from '../../platform/index.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { stoppedClock } from '../../test/test-database.ts';
import { recordChange } from './record-change.ts';
import { verificationJob } from './verify-audit.ts';

let t: TestApp;
const clock = stoppedClock('2020-03-02T08:00:00.000Z');
const wang = newId();

const write = async (
  label: string,
  { userId, subjectId = label }: { userId?: string; subjectId?: string } = {},
) => {
  clock.move(1_000);
  const actor = { ...systemActor('王芳'), userId: userId ?? null };
  await t.db.transact((tx) =>
    recordChange(tx, t.ctx({ actor, clock }), {
      action: 'identity.user.changed',
      subject: { type: 'identity.user', id: subjectId, label },
      changes: [{ field: 'name', from: { nested: [1, null] }, to: label }],
    }),
  );
};

const get = async (url: string) => (await t.asAdmin({ method: 'GET', url })).json();
const labels = async (query: string): Promise<string[]> =>
  (
    await get(
      `/api/audit?subjectType=identity.user&from=2020-03-02T08:00:00Z&to=2020-03-02T10:00:00Z&${query}`,
    )
  ).rows.map(({ subject }: { subject: { label: string } }) => subject.label);

beforeAll(async () => {
  t = await testApp();
  await write('青禾一号库管理员', { userId: wang, subjectId: 'u1' });
  await write('100%_果汁', { subjectId: 'u2' });
  await write('李雷', { userId: wang, subjectId: 'u3' });
  await write('韩梅梅', { subjectId: 'u1' });
  // The same moment as the line before.
  clock.move(-1_000);
  await write('同一时刻', { subjectId: 'u4' });
});
afterAll(async () => t.close());

describe('the list', () => {
  test('is newest first, page by page, without gaps or doubles', async () => {
    const all: string[] = [];
    let after = '';
    do {
      const page = await get(
        `/api/audit?limit=2&subjectType=identity.user&from=2020-03-02T08:00:00Z&to=2020-03-02T10:00:00Z${after}`,
      );
      all.push(...page.rows.map(({ subject }: { subject: { label: string } }) => subject.label));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(all).toEqual(['同一时刻', '韩梅梅', '李雷', '100%_果汁', '青禾一号库管理员']);
  });

  test.for([
    ['text=一号库', ['青禾一号库管理员']],
    ['text=%25_', ['100%_果汁']],
    ['text=_', ['100%_果汁']],
    [`actor=${wang}`, ['李雷', '青禾一号库管理员']],
    ['subjectId=u1', ['韩梅梅', '青禾一号库管理员']],
    ['action=identity.user.deleted', []],
    ['action=identity.user.changed&limit=1', ['同一时刻']],
  ] as const)('narrows down by %s', async ([query, expected]) => {
    expect(await labels(query)).toEqual(expected);
  });

  test('narrows down by time: from is inside, to is not', async () => {
    const between = await get(
      '/api/audit?from=2020-03-02T16:00:02%2B08:00&to=2020-03-02T08:00:04Z&subjectType=identity.user',
    );
    expect(between.rows.map(({ at }: { at: string }) => at)).toEqual([
      '2020-03-02T08:00:03.000Z',
      '2020-03-02T08:00:02.000Z',
    ]);
  });

  test('refuses what is no time or no cursor', async () => {
    const answer = await t.asAdmin({ method: 'GET', url: '/api/audit?from=yesterday&after=x' });
    expect(answer.statusCode).toBe(400);
    const wrong = answer.json().errors.map(({ path }: { path: string }) => path);
    expect(new Set(wrong)).toEqual(new Set(['/after', '/from']));
  });
});

describe('one line', () => {
  test('shows values as they were and how it is sealed', async () => {
    const { rows } = await get('/api/audit?subjectId=u3');
    const [row] = rows;
    expect(row).toMatchObject({
      actor: { kind: 'system', userId: wang, name: '王芳' },
      changes: [{ field: 'name', from: { nested: [1, null] }, to: '李雷' }],
    });
    expect((await get(`/api/audit/${row.id}`)).seal).toEqual({
      state: 'waiting',
      sealedAt: null,
      proof: null,
    });
    await sealWaiting(t.db);
    const { seal } = await get(`/api/audit/${row.id}`);
    expect(seal).toMatchObject({ state: 'sealed', proof: { index: expect.any(Number) } });
    const hex = (text: string) => Buffer.from(text, 'hex');
    const { index, size, root, leaf, path } = seal.proof;
    expect(isIncluded({ index, size, root: hex(root), leaf: hex(leaf), proof: path.map(hex) })).toBe(true);
  });

  test('that nobody knows is not found', async () => {
    const answer = await t.asAdmin({ method: 'GET', url: seeAuditEntry.path.replace(':id', newId()) });
    expect(answer.statusCode).toBe(404);
  });
});

test('the export opens in a spreadsheet, runs no formula, and is audited', async () => {
  await write('=HYPERLINK("http://x")', { subjectId: 'e1' });
  await write('＝1+1', { subjectId: 'e1' });
  await write('含"引号",逗号\n换行', { subjectId: 'e1' });
  const answer = await t.asAdmin({ method: 'GET', url: '/api/audit/export?subjectId=e1' });
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('审计日志'));
  expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
  const { data } = Papa.parse<string[]>(answer.body.replace('\uFEFF', '').trimEnd());
  expect(data.map((row) => row[3])).toEqual([
    '对象',
    '含"引号",逗号\n换行',
    "'＝1+1",
    `'=HYPERLINK("http://x")`,
  ]);
  const { rows } = await get('/api/audit?action=identity.audit.exported');
  expect(rows[0]).toMatchObject({
    actor: { kind: 'user' },
    changes: [{ field: 'subjectId', from: null, to: 'e1' }],
  });
});

test('the state shows size, root, tail and the latest check; a check is a job', async () => {
  await sealWaiting(t.db);
  expect(await get('/api/audit/state')).toMatchObject({ verification: null, waiting: { count: 0 } });
  const answer = await t.asAdmin({ method: 'POST', url: '/api/audit/verify' });
  expect(answer.statusCode).toBe(204);
  const jobs = await t.asOwner(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = 'identity.verify-audit'`,
  );
  expect(jobs).toMatchObject([{ payload: { askedBy: { name: expect.any(String) } } }]);
  await verificationJob.run(t.ctx(), jobs[0]?.['payload']);
  const state = await get('/api/audit/state');
  expect(state).toMatchObject({ verification: { intact: true, findings: [], more: 0 } });
  expect(state.verification.root).toBe(state.root);
  expect(state.size).toBeGreaterThan(8);
});
