import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '@yuanliu/core/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, printVerification, sealWaiting } from '../../platform/index.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { type AuditEntry, recordChange, recordChanges } from './record-change.ts';
import { lastVerification, verificationJob, verifyAndKeepAudit, verifyAudit } from './verify-audit.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(async () => {
  await t.asOwner(
    'truncate audit_entries, audit_verifications, seal_pending, sealed_chunks, sealed_chunk_stamps',
  );
  await t.asOwner('update sealed_logs set size = default, peaks = default, root = default');
});
afterAll(async () => t.close());

const actor: Actor = {
  kind: 'key',
  userId: '0192F0C1-0000-7000-8000-00000000000A',
  credentialId: 'key-7',
  name: '李雷',
  from: { ip: '::ffff:10.0.0.7', requestId: 'req-1', agent: 'curl/8' },
};

const entry = (label: string, changes: AuditEntry['changes'] = []): AuditEntry => ({
  action: 'identity.user.changed',
  subject: { type: 'identity.user', id: 'u1', label },
  changes,
});

const write = (entries: readonly AuditEntry[]) =>
  t.db.transact((tx) => recordChanges(tx, t.ctx({ actor }), entries));

const idOf = async (label: string): Promise<string> =>
  (await t.asOwner<{ id: string }>('select id from audit_entries where subject_label = $1', [label]))[0]
    ?.id ?? '';

describe('a broken line is named', () => {
  beforeEach(async () => {
    await write(
      ['甲', '乙', '丙', '丁'].map((label) => entry(label, [{ field: 'name', from: null, to: label }])),
    );
    await sealWaiting(t.db);
  });

  test('an audit that nobody touched is intact', async () => {
    expect(printVerification(await verifyAudit(t.db))).toEqual([
      expect.stringMatching(/^日志 audit 完好：已封存 4 条，根哈希 [0-9a-f]{64}$/),
      '没有待封存的记录。',
      expect.stringMatching(/^Log audit is intact: 4 rows sealed, root [0-9a-f]{64}$/),
      'No rows wait for their seal.',
    ]);
  });

  test.for([
    `at = at + interval '1 microsecond'`,
    `at = 'infinity'`,
    `actor_kind = 'user'`,
    `actor_user_id = null`,
    `actor_credential_id = null`,
    `actor_name = 'x'`,
    `ip = 'x'`,
    `request_id = 'x'`,
    `agent = 'x'`,
    `action = 'identity.user.created'`,
    `subject_type = 'x'`,
    `subject_id = 'x'`,
    `changes = '[]'`,
    `changes = jsonb_set(changes, '{0,extra}', '1')`,
    `content_hash = sha256(content_hash)`,
  ])('with %s', async (change) => {
    const id = await idOf('丙');
    await t.asOwner(`update audit_entries set ${change} where id = $1`, [id]);
    const result = await verifyAudit(t.db);
    expect(result.findings).toMatchObject([{ kind: 'row-changed', rowId: id, first: 2 }]);
    expect(printVerification(result)[1]).toMatch(/第 3 条记录的内容与封存时不同：.*丙（编号 .*）。$/);
  });

  test('deleted, forged and waiting ones, in both languages', async () => {
    const deleted = await idOf('乙');
    await t.asOwner('delete from audit_entries where id = $1', [deleted]);
    await t.asOwner(`
      insert into audit_entries
      select gen_random_uuid(), at, actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id,
             agent, action, subject_type, subject_id, '伪造', changes, content_hash
      from audit_entries where subject_label = '甲'`);
    await write([entry('新')]);
    const lines = printVerification(await verifyAudit(t.db));
    expect(lines).toEqual([
      '日志 audit 被改动过，发现 2 处问题：',
      expect.stringContaining(`第 2 条记录已被删除（20`),
      expect.stringMatching(/有一条记录绕过系统写入，从未封存：.*伪造/),
      expect.stringMatching(/^待封存 1 条，最早的已等待 \d+\.\d 秒。$/),
      'Log audit was tampered with; findings: 2',
      expect.stringContaining(deleted),
      expect.stringContaining('伪造'),
      expect.stringMatching(/^1 rows wait for their seal, the oldest for \d+\.\d s\.$/),
    ]);
  });
});

describe('what is written reads back as it was hashed', () => {
  const corpora = process.env['CORPORA_DIR'] ?? path.join(import.meta.dirname, '../../../../shared/corpora');
  const naughty = path.join(corpora, 'csv-json-robustness/blns.json');

  test('odd values', async () => {
    const values: JsonValue[] = [
      'NUL \u0000',
      'half \ud800 a pair',
      '\u2028\u2029',
      '😀',
      -0,
      1e21,
      5e-324,
      1.7976931348623157e308,
      0.1,
      1e-7,
      9007199254740991,
      true,
      null,
      [],
      {},
      { '': [[[]]], __proto__x: 1, b: 1, a: 2, 'k\u0000': '\udfff' },
    ];
    await write(
      values.map((to, place) =>
        entry(`值 ${place} \u0000\ud800`, [{ field: `f\u0000${place}`, from: null, to }]),
      ),
    );
    await t.db.transact(async (tx) => {
      for (const to of values)
        await recordChange(tx, t.ctx({ actor }), entry('\u0000', [{ field: 'x', from: null, to }]));
    });
    await sealWaiting(t.db);
    expect(await verifyAudit(t.db)).toMatchObject({ intact: true, size: values.length * 2 });
  });

  test.skipIf(!existsSync(naughty))(
    'naughty strings (the corpus is not there: set CORPORA_DIR)',
    async () => {
      const strings: string[] = JSON.parse(readFileSync(naughty, 'utf8'));
      await write(strings.map((text) => entry(text, [{ field: text, from: text, to: { [text]: text } }])));
      await sealWaiting(t.db);
      expect(await verifyAudit(t.db)).toMatchObject({ intact: true, size: strings.length });
    },
  );
});

test('a check by a job keeps what it found, announces what is broken', async () => {
  await write([entry('甲')]);
  await sealWaiting(t.db);
  await verificationJob.run(t.ctx(), {});
  expect(await lastVerification(t.db)).toMatchObject({
    intact: true,
    asked_by_name: null,
    result: { size: 1 },
  });
  await t.asOwner('delete from audit_entries');
  await verificationJob.run(t.ctx(), { askedBy: { userId: actor.userId, name: '李雷' } });
  expect(await lastVerification(t.db)).toMatchObject({
    intact: false,
    asked_by_name: '李雷',
    result: { findings: [{ kind: 'row-missing', first: 0 }] },
  });
  const announced = await t.asOwner('select name, data from outbox');
  expect(announced).toMatchObject([{ name: 'identity.audit-broken', data: { count: 1 } }]);
});

test('a check from the terminal is kept in the name of the operator, and announced as the others are', async () => {
  await write([entry('甲')]);
  await sealWaiting(t.db);
  await t.asOwner('truncate outbox');
  await t.asOwner(`update audit_entries set subject_label = '乙'`);
  expect(await verifyAndKeepAudit(t.ctx(), '王五（命令行 terminal）')).toMatchObject({ intact: false });
  expect(await lastVerification(t.db)).toMatchObject({
    intact: false,
    asked_by_user_id: null,
    asked_by_name: '王五（命令行 terminal）',
  });
  expect(await t.asOwner('select name from outbox')).toEqual([{ name: 'identity.audit-broken' }]);
});

test('20,000 lines are sealed and verified in bounded time and memory', async () => {
  const changes = [
    { field: 'name', from: '原名称', to: '新名称' },
    { field: 'departmentId', from: null, to: actor.userId },
  ];
  for (let portion = 0; portion < 20; portion += 1) {
    await write(
      Array.from({ length: 1_000 }, (_, place) => entry(`用户 ${portion * 1_000 + place}`, changes)),
    );
  }
  const sealStart = performance.now();
  expect(await sealWaiting(t.db)).toBe(20_000);
  const verifyStart = performance.now();
  expect(await verifyAudit(t.db)).toMatchObject({ intact: true, size: 20_000 });
  const end = performance.now();
  const rate = (milliseconds: number) =>
    `${milliseconds.toFixed(0)} ms, ${Math.round(20_000_000 / milliseconds)} rows/s`;
  process.stdout.write(
    `20,000 audit lines: sealed in ${rate(verifyStart - sealStart)}; verified in ${rate(end - verifyStart)}\n`,
  );
  expect(end - verifyStart).toBeLessThan(15_000);
});

test('one line and many are the same to the log', async () => {
  await t.db.transact(async (tx) => {
    await recordChange(tx, t.ctx({ actor }), entry('一'));
    await recordChange(tx, t.ctx({ actor }), entry('二'));
  });
  expect(await verifyAudit(t.db)).toMatchObject({ intact: true, size: 0, tail: { count: 2 } });
});
