import type { FormDefinition } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { recomputeRecords } from './recompute-records.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const number = (key: string): FormDefinition['fields'][number] => ({
  key,
  type: 'number',
  label: { zh: key },
  settings: { version: 1, decimals: 2 },
});

const formula = (key: string, expression: string): FormDefinition['fields'][number] => ({
  key,
  type: 'formula',
  label: { zh: key },
  settings: { version: 1, expression, gives: { type: 'number', settings: { version: 1, decimals: 2 } } },
});

const lines = (fields: FormDefinition['fields']): FormDefinition['fields'][number] => ({
  key: 'lines',
  type: 'sub-table',
  label: { zh: '明细' },
  settings: { version: 1, fields },
});

const order = (fields: FormDefinition['fields'], title?: string): FormDefinition => ({
  version: 1,
  name: { zh: '订单' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
  ...(title !== undefined && { title }),
});

test('formulas of rows and records, titles and what is searched are computed anew, a batch after the other', async () => {
  const plain = [number('price'), lines([number('qty')])];
  await publishNext(t.ctx(), 'orders', { definition: order(plain) });
  await t.db.transact(async (tx) => {
    await tx.rows(sql`
      insert into forms.orders (id, form_version, price, created_at, changed_at)
      select gen_random_uuid(), 1, 2, now(), now() from generate_series(1, 450)`);
    await tx.rows(sql`
      insert into forms.orders__lines (id, record_id, position, qty)
      select gen_random_uuid(), o.id, place, o.nr + place from forms.orders o, generate_series(0, 1) place`);
  });
  const computed = [
    number('price'),
    lines([number('qty'), formula('twice', 'qty * 2')]),
    formula('total', 'sum(lines.twice) * price'),
  ];
  await publishNext(t.ctx(), 'orders', {
    definition: order(computed, '"第" + string(total) + "单"'),
  });
  const waiting = () =>
    t.asOwner<{ payload: { form: string; after?: string } }>(
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
       where k.identifier = 'forms.recompute' order by j.id desc limit 1`,
    );
  let runs = 0;
  for (let last: string | undefined; ; runs += 1) {
    const [job] = await waiting();
    if (job === undefined || (runs > 0 && job.payload.after === last)) break;
    last = job.payload.after;
    await recomputeRecords(t.ctx(), job.payload, testZone);
  }
  expect(runs).toBe(4);
  const [wrong] = await t.db.rows(sql<{ count: number }>`
    select count(*)::int as count from forms.orders
    where total is distinct from (nr * 2 + 1) * 4 or title <> '第' || total || '单' or search = ''`);
  expect(wrong?.count).toBe(0);
  expect(await t.db.rows(sql`select distinct version from forms.orders`)).toEqual([{ version: 1 }]);
});
