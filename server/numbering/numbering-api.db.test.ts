import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => t.close());

const segments = [
  { kind: 'constant', text: 'PO' },
  { kind: 'date', pattern: 'yyyy' },
  { kind: 'counter', width: 2, reset: 'year' },
];
const rule = { key: 'forms.purchase-order', name: '采购单号', mode: 'gap-free', segments };
const year = new Date().getFullYear();

test('a rule is made, previewed with its counter, changed, lifted and listed with every version', async () => {
  const made = await t.asAdmin({ method: 'POST', url: '/api/numbering/rules', payload: rule });
  expect(made.statusCode).toBe(200);
  const { id } = made.json();
  const url = `/api/numbering/rules/${id}`;
  const lifted = await t.asAdmin({
    method: 'PUT',
    url: `${url}/next`,
    payload: { next: 98, reason: '接续旧系统' },
  });
  expect(lifted.json()).toEqual({ next: `PO${year}98`, nextValue: 98 });
  const preview = await t.asAdmin({
    method: 'POST',
    url: '/api/numbering/preview',
    payload: { segments, rule: id },
  });
  expect(preview.json()).toEqual({
    next: [`PO${year}98`, `PO${year}99`, `PO${year}100`],
    atWidth: [`PO${year}99`, `PO${year}100`],
  });
  const { key: _, ...definition } = rule;
  const changed = await t.asAdmin({
    method: 'PUT',
    url,
    payload: { ...definition, name: '采购订单号', version: 1 },
  });
  expect(changed.json()).toEqual({ version: 2, counter: 'continued', next: `PO${year}98` });
  expect((await t.asAdmin({ url })).json()).toMatchObject({
    name: '采购订单号',
    nextValue: 98,
    used: true,
    versions: [{ version: 2 }, { version: 1, name: '采购单号' }],
  });
  expect((await t.asAdmin({ url: '/api/numbering/rules' })).json()).toMatchObject({
    rows: [{ key: 'forms.purchase-order', next: `PO${year}98` }],
    next: null,
  });
});

test('rules that would repeat numbers, bad segments and lowering the counter are refused with a sentence', async () => {
  const create = (payload: object) => t.asAdmin({ method: 'POST', url: '/api/numbering/rules', payload });
  const counter = { kind: 'counter', width: 4, reset: 'day' };
  const repeats = await create({ ...rule, key: 'forms.repeats', segments: [segments[1], counter] });
  expect(repeats.json()).toMatchObject({ status: 422, code: 'numbering.numbers-would-repeat' });
  const bad = await create({ ...rule, key: 'forms.bad', segments: [{ kind: 'date', pattern: 'YYYY' }] });
  expect(bad.json()).toMatchObject({ status: 400, code: 'platform.invalid-request' });
  const { id } = (await create({ ...rule, key: 'forms.other' })).json();
  const lift = (next: number) =>
    t.asAdmin({ method: 'PUT', url: `/api/numbering/rules/${id}/next`, payload: { next, reason: '试' } });
  expect((await lift(10)).statusCode).toBe(200);
  expect((await lift(9)).json()).toMatchObject({ status: 422, code: 'numbering.next-not-higher' });
});
