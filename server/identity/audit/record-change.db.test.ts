import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/index.ts';
import { stoppedClock, type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { recordChange, recordChanges } from './record-change.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(async () => t.close());

const actor: Actor = {
  kind: 'user',
  userId: '0192f0c1-0000-7000-8000-000000000001',
  credentialId: 'session-1',
  name: '王敏',
  from: { ip: '10.0.0.7', requestId: 'req-1', agent: 'Mozilla/5.0' },
};

const entry = (label: string) => ({
  action: 'identity.user.changed' as const,
  subject: { type: 'identity.user' as const, id: 'u1', label },
  changes: [{ field: 'name', from: '王明', to: label }],
});

test('a change is kept with who, when, from where, from and to, and waits for its seal', async () => {
  const ctx = t.ctx({ actor, clock: stoppedClock('2026-11-24T08:00:00.123Z') });
  await t.db.transact((tx) => recordChange(tx, ctx, entry('王敏')));
  const rows = await t.asOwner(
    `select e.*, p.log, p.leaf_hash from audit_entries e join seal_pending p on p.row_id = e.id
     where subject_label = '王敏'`,
  );
  expect(rows).toMatchObject([
    {
      at: new Date('2026-11-24T08:00:00.123Z'),
      actor_kind: 'user',
      actor_user_id: actor.userId,
      actor_name: '王敏',
      ip: '10.0.0.7',
      request_id: 'req-1',
      agent: 'Mozilla/5.0',
      action: 'identity.user.changed',
      subject_type: 'identity.user',
      subject_id: 'u1',
      changes: [{ field: 'name', from: '王明', to: '王敏' }],
      log: 'audit',
    },
  ]);
  expect(rows[0]?.['leaf_hash']).toEqual(rows[0]?.['content_hash']);
});

test('many changes are one statement; none is none', async () => {
  const ctx = t.ctx({ actor });
  await t.db.transact(async (tx) => {
    await recordChanges(tx, ctx, []);
    await recordChanges(
      tx,
      ctx,
      Array.from({ length: 500 }, (_, number) => entry(`批量 ${number}`)),
    );
  });
  expect(
    await t.asOwner(
      `select count(*)::int as entries, count(row_id)::int as waiting
       from audit_entries left join seal_pending on row_id = id where subject_label like '批量 %'`,
    ),
  ).toEqual([{ entries: 500, waiting: 500 }]);
});

test('what is rolled back leaves no trace', async () => {
  const failing = t.db.transact(async (tx) => {
    await recordChange(tx, t.ctx({ actor }), entry('不该留下'));
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await t.asOwner(`select 1 from audit_entries where subject_label = '不该留下'`)).toEqual([]);
});

test.for([
  `update audit_entries set subject_label = 'x'`,
  'delete from audit_entries',
  'truncate audit_entries',
])('the application role cannot %s', async (statement) => {
  await expect(t.db.transact((tx) => tx.rows(sql.raw(statement)))).rejects.toMatchObject({ code: '42501' });
});
