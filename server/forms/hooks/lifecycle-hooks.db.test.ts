import { conflict, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type NumberTaker, numberTaker } from '../../numbering/index.ts';
import { enqueue, newId } from '../../platform/index.ts';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { supplierForm } from '../../test/forms/receipt-form.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { notify } from '../../messages/index.ts';
import { changeRecord } from '../records/change-record.ts';
import { recordWasChanged } from '../records/record-announcement.ts';
import { recycleRecords } from '../records/recycle-records.ts';
import { restoreRecords } from '../records/restore-records.ts';
import { submitRecord } from '../records/submit-record.ts';
import { voidRecord } from '../records/void-record.ts';
import type { LifecycleHook } from './lifecycle-hooks.ts';
import { z } from 'zod';

let t: TestApp;
let numbers: NumberTaker;
let admin: string;
const told: string[] = [];

const kind = { name: 'test.told', text: { zh: '试', en: 'Trial' }, defaultChannels: ['inbox'] } as const;
const work = { name: 'test.work', payload: z.object({}) } as const;

/** Adds a message and a job to each passage, as a module above would. */
const adding: LifecycleHook = {
  name: 'test.adds',
  order: 10,
  passages: ['submit', 'change', 'void', 'recycle', 'restore'],
  run: async (tx, _, { passage, recordId, before, after }) => {
    told.push(`${passage} ${before?.version ?? '-'} ${JSON.stringify(after?.['name'] ?? null)}`);
    await notify(tx, { to: [admin], kind, title: recordId });
    await enqueue(tx, { job: work, payload: {} });
    const [row] = await tx.rows(sql`select 1 from forms.part where id = ${recordId}`);
    if (row === undefined) throw new Error('a hook sees what its passage wrote');
  },
};

const refusing: LifecycleHook = {
  name: 'test.refuses',
  order: 20,
  passages: ['submit', 'change', 'void', 'recycle', 'restore'],
  run: async (_tx, _ctx, { form }) => {
    told.push('refused');
    throw new Problem(conflict, { by: form.key, at: 'now' });
  },
};

const around = (...hooks: LifecycleHook[]) => ({
  zone: testZone,
  numbers,
  isHeard: () => true,
  hooks,
});

/** Everything that a passage leaves behind, counted. */
const left = async (): Promise<unknown> =>
  (
    await t.asOwner(`select
      (select jsonb_agg(to_jsonb(p) order by p.id) from forms.part p) as records,
      (select value from serial_counters) as number,
      (select count(*) from audit_entries where subject_type = 'forms.record') as history,
      (select count(*) from graphile_worker._private_jobs) as jobs,
      (select count(*) from outbox) as outbox,
      (select count(*) from messages) as messages`)
  )[0];

beforeAll(async () => {
  t = await testApp();
  numbers = numberTaker({ db: t.openBeside(1), zone: testZone });
  admin = (await t.asAdmin({ url: '/api/me' })).json().user.id;
  const segments = [{ kind: 'counter', width: 4, reset: 'never' }];
  const rule = { key: 'part', name: '配件', mode: 'gap-free', segments };
  await t.asAdmin({ method: 'POST', url: '/api/numbering/rules', payload: rule });
  const code = {
    key: 'code',
    type: 'serial-number',
    label: { zh: '编号' },
    settings: { version: 1, rule: 'part' },
  };
  await publishNext(t.ctx(), 'part', {
    definition: {
      ...supplierForm,
      fields: [code, ...supplierForm.fields],
      layout: [{ kind: 'field', key: 'code', span: 6 }, ...supplierForm.layout],
    },
  });
});
afterAll(() => t.close());
beforeEach(() => {
  told.length = 0;
});

test('hooks run in their order, in the transaction, at every passage', async () => {
  const ctx = t.ctx();
  const all = around(adding);
  const made = await submitRecord(ctx, all, { form: 'part', values: { name: '泵' } });
  const { id } = made;
  await changeRecord(ctx, all, { form: 'part', id, version: 1, values: { name: '阀' } });
  await recycleRecords(ctx, all, { form: 'part', ids: [id] });
  await restoreRecords(ctx, all, { form: 'part', ids: [id] });
  await voidRecord(ctx, all, { form: 'part', id, version: 4, reason: '试' });
  expect(told).toEqual(['submit - "泵"', 'change 1 "阀"', 'recycle 2 null', 'restore 3 null', 'void 4 null']);
  const heard = await t.asOwner<{ data: unknown }>(
    'select data from outbox where name = $1 order by data->>$2',
    [recordWasChanged.name, 'version'],
  );
  expect(heard.map(({ data }) => data)).toMatchObject([
    { form: 'part', recordId: id, passage: 'submit', version: 1, by: null },
    { passage: 'change', version: 2 },
    { passage: 'recycle', version: 3 },
    { passage: 'restore', version: 4 },
    { passage: 'void', version: 5 },
  ]);
});

test('of what a hook refuses nothing is left: no record, number, history, job or message', async () => {
  const ctx = t.ctx();
  const { id } = await submitRecord(ctx, around(adding), { form: 'part', values: { name: '泵' } });
  const { id: recycled } = await submitRecord(ctx, around(adding), { form: 'part', values: { name: '箱' } });
  await recycleRecords(ctx, around(), { form: 'part', ids: [recycled] });
  const before = await left();
  // The order in which they are listed does not matter.
  const all = around(refusing, adding);
  told.length = 0;
  const refused = { kind: { code: 'platform.changed-meanwhile' } };
  await expect(
    submitRecord(ctx, all, { form: 'part', id: newId(), values: { name: '管' } }),
  ).rejects.toMatchObject(refused);
  await expect(
    changeRecord(ctx, all, { form: 'part', id, version: 1, values: { name: '阀' } }),
  ).rejects.toMatchObject(refused);
  await expect(voidRecord(ctx, all, { form: 'part', id, version: 1, reason: '试' })).rejects.toMatchObject(
    refused,
  );
  const bulk = [
    await recycleRecords(ctx, all, { form: 'part', ids: [id] }),
    await restoreRecords(ctx, all, { form: 'part', ids: [recycled] }),
  ];
  expect(bulk.map(({ results }) => results[0]?.problem?.code)).toEqual(
    Array(2).fill('platform.changed-meanwhile'),
  );
  expect(told.filter((line) => line === 'refused')).toHaveLength(5);
  expect(told.filter((line) => line !== 'refused')).toHaveLength(5);
  expect(await left()).toEqual(before);
});
