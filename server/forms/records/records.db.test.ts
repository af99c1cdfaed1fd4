import type { FormDefinition } from '@yuanliu/core/forms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import { publishNext } from '../../test/forms/published-form.ts';
import { receiptForm, supplierForm } from '../../test/forms/receipt-form.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let supplier: string;

const segments = [
  { kind: 'constant', text: 'RK' },
  { kind: 'counter', width: 4, reset: 'never' },
];

const call = async (method: 'POST' | 'PUT' | 'GET', url: string, payload?: object) => {
  const answer = await t.asAdmin({ method, url, ...(payload !== undefined && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};

const submit = (form: string, values: object, more: object = {}) =>
  call('POST', `/api/forms/${form}/records`, { values, ...more });

const line = (lot: string, qty: string, price?: string) => ({
  lot,
  qty,
  ...(price !== undefined && { price }),
});

/** A receipt of a day of its own, since a supplier has one a day. */
let day = 0;
const receipt = (over: object = {}) => {
  day += 1;
  const received = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  return { supplier, received, lines: [line('L1', '2.5', '3.00')], ...over };
};

beforeAll(async () => {
  t = await testApp();
  for (const [key, mode] of [
    ['receipt', 'gap-free'],
    ['fast', 'fast'],
  ])
    await call('POST', '/api/numbering/rules', { key, name: key, mode, segments });
  await publishNext(t.ctx(), 'supplier', { definition: supplierForm });
  await publishNext(t.ctx(), 'receipt', { definition: receiptForm });
  await publishNext(t.ctx(), 'note', {
    definition: {
      version: 1,
      name: { zh: '便条' },
      fields: [
        { key: 'code', type: 'serial-number', label: { zh: '号' }, settings: { version: 1, rule: 'fast' } },
        { key: 'text', type: 'text', label: { zh: '内容' }, settings: { version: 1 } },
      ],
      layout: ['code', 'text'].map((key) => ({ kind: 'field', key, span: 6 })),
    } satisfies FormDefinition,
  });
  supplier = (await submit('supplier', { name: '青禾乳业', phone: '0571-1234', imported: true })).body.id;
});
afterAll(() => t.close());

describe('a record that is submitted', () => {
  test('is effective at once, with its number, its formulas and its title', async () => {
    const { status, body } = await submit('receipt', receipt());
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, state: 'effective', title: expect.stringMatching(/^RK\d{4}$/) });
    expect(body.values).toMatchObject({
      nr_text: body.title,
      total: '2.5',
      value: '7.50',
      certificate: null,
    });
    expect(body.values.lines).toMatchObject([
      { lot: 'L1', qty: '2.5', amount: '7.50', id: expect.any(String) },
    ]);
    const read = await call('GET', `/api/forms/receipt/records/${body.id}`);
    if (read.status === 200) expect(read.body.values.lines).toEqual(body.values.lines);
  });

  test('is refused with all that is wrong with it, each beside its field, in the language of the caller', async () => {
    const wrong = receipt({ supplier: newId(), lines: [line('L1', '-1'), { qty: 'x' }], colour: 'red' });
    const { status, body } = await submit('receipt', wrong);
    expect(status).toBe(422);
    expect(body.code).toBe('forms.record-invalid');
    const paths = body.errors.map(({ path }: { path: string }) => path);
    expect(paths.toSorted()).toEqual([
      '/values/colour',
      '/values/lines/0/qty',
      '/values/lines/1/lot',
      '/values/lines/1/qty',
      '/values/supplier',
    ]);
    expect(body.errors.every(({ message }: { message: string }) => /\p{Script=Han}/u.test(message))).toBe(
      true,
    );
  });

  test('loses what a rule hides and keeps what is computed, whatever was sent', async () => {
    const sent = receipt({ imported: false, nr_text: 'X', total: '99', certificate: [] });
    const { body } = await submit('receipt', sent);
    expect(body.values).toMatchObject({ certificate: null, total: '2.5' });
    expect(body.values.nr_text).toMatch(/^RK/);
  });

  test('under the id of its sender is there once, however often it is sent', async () => {
    const id = newId();
    const values = receipt();
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit('receipt', values, { id })));
    expect(new Set(answers.map(({ body }) => JSON.stringify([body.id, body.title, body.nr]))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await t.asOwner('select 1 from forms.receipt where id = $1', [id])).toHaveLength(1);
    const history = await call('GET', `/api/forms/receipt/records/${id}/history`);
    expect(history.body.rows).toHaveLength(1);
  });

  test('that repeats what must be unique is told so by the field, in the words of the form', async () => {
    const values = receipt();
    expect((await submit('receipt', values)).status).toBe(200);
    const { status, body } = await submit('receipt', values);
    expect(status).toBe(409);
    expect(body.code).toBe('forms.value-taken');
    expect(body.errors).toEqual([
      { in: 'body', path: '/values/supplier', message: '同一供应商当天已有入库单' },
      { in: 'body', path: '/values/received', message: '同一供应商当天已有入库单' },
    ]);
  });

  test('takes its draft with it', async () => {
    const draft = newId();
    const values = receipt();
    await call('PUT', `/api/forms/receipt/drafts/${draft}`, { values });
    expect((await call('GET', '/api/forms/receipt/drafts')).body.rows).toMatchObject([{ id: draft, values }]);
    await submit('receipt', values, { draft });
    expect((await call('GET', '/api/forms/receipt/drafts')).body.rows).toEqual([]);
  });
});

describe('a record that is changed', () => {
  test('keeps what was not sent, and tells in its history what was', async () => {
    const { body: made } = await submit('receipt', receipt({ remark: '旧' }));
    const [row] = made.values.lines;
    const values = { remark: '新', lines: [{ ...row, qty: '4' }, line('L2', '1')] };
    const url = `/api/forms/receipt/records/${made.id}`;
    const { status, body } = await call('PUT', url, { version: 1, values });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, title: made.title, values: { remark: '新', total: '5' } });
    expect(body.values.lines[0].id).toBe(row.id);
    const history = await call('GET', `${url}/history`);
    expect(history.body.rows.map(({ action }: { action: string }) => action)).toEqual([
      'forms.record.changed',
      'forms.record.created',
    ]);
    const { changes } = history.body.rows[0];
    expect(changes).toContainEqual({ field: 'remark', row: null, column: null, from: '旧', to: '新' });
    expect(changes).toContainEqual({
      field: 'lines',
      row: row.id,
      column: 'qty',
      from: '2.5',
      to: '4',
    });
    expect(history.body.names).toEqual({ [`form:supplier:${supplier}`]: '青禾乳业' });
    expect(changes).toContainEqual(
      expect.objectContaining({ field: 'lines', row: body.values.lines[1].id, column: null, from: null }),
    );
  });

  test('by two people at once: one wins, the other is told who changed what and what is free', async () => {
    const { body: made } = await submit('receipt', receipt());
    const url = `/api/forms/receipt/records/${made.id}`;
    const answers = await Promise.all([
      call('PUT', url, { version: 1, values: { remark: '甲', imported: false } }),
      call('PUT', url, { version: 1, values: { remark: '乙' } }),
      call('PUT', url, { version: 1, values: { remark: '丙', allergens: ['牛奶'] } }),
    ]);
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 2]);
    for (const { body } of lost) expect(body.data.clashing).toContain('remark');
  });

  test('of an older version is told which fields clash and which are free; sending the free ones works', async () => {
    const { body: made } = await submit('receipt', receipt());
    const url = `/api/forms/receipt/records/${made.id}`;
    await call('PUT', url, { version: 1, values: { remark: '甲' } });
    const { status, body } = await call('PUT', url, {
      version: 1,
      values: { remark: '乙', allergens: ['大豆'], lines: made.values.lines },
    });
    expect(status).toBe(409);
    expect(body.code).toBe('forms.record-changed');
    expect(body.data).toMatchObject({
      by: '系统管理员',
      version: 2,
      changed: ['remark'],
      clashing: ['remark'],
      free: ['allergens'],
      zh: ['备注'],
    });
    expect(body.errors).toMatchObject([{ path: '/values/remark' }]);
    const again = await call('PUT', url, { version: 2, values: { allergens: ['大豆'] } });
    expect(again.body.values).toMatchObject({ remark: '甲', allergens: ['大豆'] });
  });

  test('when it is void or in the recycle bin is refused', async () => {
    const { body: made } = await submit('receipt', receipt());
    const url = `/api/forms/receipt/records/${made.id}`;
    const voided = await call('POST', `${url}/void`, { version: 1, reason: '录错' });
    expect(voided.body).toEqual({ version: 2, state: 'void' });
    const refused = await call('PUT', url, { version: 2, values: { remark: 'x' } });
    expect(refused.body.code).toBe('forms.record-state');
    const { rows } = (await call('GET', `${url}/history`)).body;
    expect(rows[0].changes).toContainEqual({
      field: '$reason',
      row: null,
      column: null,
      from: null,
      to: '录错',
    });
  });
});

describe('the recycle bin', () => {
  test('takes records, each told, but none that another points at', async () => {
    const { body: free } = await submit('supplier', { name: '无人引用' });
    const { body: made } = await submit('receipt', receipt());
    const unknown = newId();
    const { body } = await call('POST', '/api/forms/supplier/records/recycle', {
      ids: [free.id, supplier, unknown],
    });
    expect(body.results[0]).toEqual({ id: free.id, problem: null, heldBy: [] });
    expect(body.results[1].problem.code).toBe('forms.record-held');
    expect(body.results[1].heldBy.length).toBeGreaterThan(0);
    expect(body.results[1].heldBy[0]).toMatchObject({ form: 'receipt', title: expect.stringMatching(/^RK/) });
    expect(body.results[2].problem.code).toBe('platform.not-found');
    expect((await submit('receipt', receipt({ supplier: free.id }))).body.errors).toMatchObject([
      { path: '/values/supplier' },
    ]);
    await call('POST', '/api/forms/supplier/records/restore', { ids: [free.id] });
    expect((await submit('receipt', receipt({ supplier: free.id }))).status).toBe(200);
    await call('POST', '/api/forms/receipt/records/recycle', { ids: [made.id] });
    expect(
      await t.asOwner('select 1 from forms.receipt where id = $1 and deleted_at is not null', [made.id]),
    ).toHaveLength(1);
  });

  test('lets no record point at one that is recycled at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { body: target } = await submit('supplier', { name: `竞争${round}` });
      const [made, recycled] = await Promise.all([
        submit('receipt', receipt({ supplier: target.id })),
        call('POST', '/api/forms/supplier/records/recycle', { ids: [target.id] }),
      ]);
      const isRecycled = recycled.body.results[0].problem === null;
      expect([made.status === 200, isRecycled].filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('numbers', () => {
  test('of 200 records at once are distinct and without a gap', async () => {
    const before = await t.asOwner<{ most: number }>(
      'select coalesce(max(substr(nr_text, 3)::int), 0) as most from forms.receipt',
    );
    const answers = await Promise.all(Array.from({ length: 200 }, () => submit('receipt', receipt())));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const numbers = answers.map(({ body }) => Number(body.title.slice(2))).toSorted((a, b) => a - b);
    const first = (before[0]?.most ?? 0) + 1;
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => first + index));
  });

  test('of a fast rule are 200 distinct ones', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => submit('note', { text: 'x' })));
    expect(new Set(answers.map(({ body }) => body.values.code)).size).toBe(200);
  });
});
