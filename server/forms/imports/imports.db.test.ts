import { findFieldType, type FormDefinition } from '@yuanliu/core/forms';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addSerialRule, type NewSerialRule } from '../../numbering/index.ts';
import { corpus, score } from '../../test/corpora.ts';
import { publishNext } from '../../test/forms/published-form.ts';
import { runJob, sheetsOf } from '../../test/forms/run-job.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { defused } from '../transfers/cell-text.ts';
import { workbookOf } from '../transfers/write-workbook.ts';

const robustness = corpus('csv-json-robustness');

const field = (key: string, [zh, type]: readonly [string, string], more: object = {}) => ({
  key,
  type,
  label: { zh },
  settings: { version: 1, ...more },
});

const formOf = (name: string, fields: FormDefinition['fields'], more: object = {}): FormDefinition => ({
  version: 1,
  name: { zh: name },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
  ...more,
});

const goods = formOf(
  '入库单',
  [
    field('no', ['单号', 'serial-number'], { rule: 'goods' }),
    { ...field('code', ['编码', 'text']), rules: { required: true } },
    field('qty', ['数量', 'number']),
    field('day', ['日期', 'date']),
    field('supplier', ['供应商', 'relation'], { form: 'makers', many: false }),
    field('double', ['双倍', 'formula'], {
      expression: 'qty * 2',
      gives: { type: 'number', settings: { version: 1 } },
    }),
  ],
  { uniques: [{ fields: ['code'] }] },
);

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await publishNext(t.ctx(), 'makers', { definition: formOf('供应商', [field('name', ['名称', 'text'])]) });
  await t.db.transact((tx) => addSerialRule(tx, t.ctx(), serialRule));
  await publishNext(t.ctx(), 'goods', { definition: goods });
  await publishNext(t.ctx(), 'hostile_in', {
    definition: formOf('文本', [field('words', ['内容', 'long-text'])]),
  });
  await t.asAdmin({
    method: 'POST',
    url: '/api/forms/makers/records',
    payload: { values: { name: '青禾' } },
  });
});
afterAll(() => t.close());

const serialRule: NewSerialRule = {
  key: 'goods',
  name: '入库单号',
  mode: 'gap-free',
  segments: [
    { kind: 'constant', text: 'RK' },
    { kind: 'counter', width: 4, reset: 'never' },
  ],
};

const upload = async (form: string, content: Buffer, name = '表.csv') => {
  const url = `/api/forms/${form}/imports?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  return t.asAdmin({ method: 'POST', url, payload: content, headers });
};

const csv = (...lines: string[]): Buffer => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);

const uploaded = async (form: string, content: Buffer) => {
  const answer = await upload(form, content);
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  const { id, sheets } = answer.json();
  const mapping: (string | null)[] = sheets[0].columns.map(({ guess }: { guess: string | null }) => guess);
  return { id, sheets, mapping, url: `/api/forms/${form}/imports/${id}` };
};

const run = async (form: string, content: Buffer, mode: 'all' | 'good') => {
  const { id, mapping, url } = await uploaded(form, content);
  const payload = { sheet: 0, mapping, mode };
  const begun = await t.asAdmin({ method: 'POST', url: `${url}/run`, payload });
  expect({ status: begun.statusCode, body: begun.body }).toMatchObject({ status: 204 });
  await runJob(t, 'forms.import-records', { id });
  return { id, url, state: (await t.asAdmin({ url })).json() };
};

const stored = (): Promise<{ code: string; no: string; qty: string | null; double: string | null }[]> =>
  t.db.rows(sql`select code, no, qty, double from forms.goods order by nr`);

test('a sheet is told with guesses, and its first rows with what is wrong in each cell', async () => {
  const { mapping, url, sheets } = await uploaded(
    'goods',
    csv('编码,数量,日期,供应商,备注', 'a-1,2,2026-03-04,青禾,x', ',两,2026/3/5,没有,y'),
  );
  expect(mapping).toEqual(['code', 'qty', 'day', 'supplier', null]);
  expect(sheets[0].rows).toBe(2);
  const { rows } = (
    await t.asAdmin({ method: 'POST', url: `${url}/preview`, payload: { sheet: 0, mapping } })
  ).json();
  expect(rows[0]).toMatchObject({ row: 2, values: { code: 'a-1', qty: '2', day: '2026-03-04' }, issues: [] });
  expect(rows[1].issues.map(({ column }: { column: number }) => column).toSorted()).toEqual([0, 1, 3]);
  expect(await stored()).toEqual([]);
});

test('good rows become records as single ones do; the others come back to be mended', async () => {
  const lines = ['编码,数量,供应商', 'b-1,1,青禾', 'b-2,x,', 'b-1,3,', 'b-4,4,#1', 'b-5,5,别处'];
  const { url, state } = await run('goods', csv(...lines), 'good');
  expect(state).toMatchObject({ state: 'done', total: 5, done: 5, saved: 2, wrong: 3 });
  expect(await stored()).toEqual([
    { code: 'b-1', no: 'RK0001', qty: '1', double: '2' },
    { code: 'b-4', no: 'RK0002', qty: '4', double: '8' },
  ]);
  const file = (await t.asAdmin({ url: `${url}/errors` })).rawPayload;
  const [sheet = []] = (await sheetsOf(file)).values();
  expect(sheet[0]).toEqual(['编码', '数量', '供应商', '导入问题']);
  expect(sheet.slice(1).map((cells) => cells.slice(0, 3))).toEqual([
    ['b-2', 'x', ''],
    ['b-1', '3', ''],
    ['b-5', '5', '别处'],
  ]);
  for (const cells of sheet.slice(1)) expect(cells[3]).not.toBe('');
  const [row] = await t.asOwner<{ count: string }>(
    `select count(*) from audit_entries where action = 'forms.record.created' and subject_label like '入库单%'`,
  );
  expect(row?.count).toBe('2');
  // Running it again repeats nothing.
  await runJob(t, 'forms.import-records', { id: state.id });
  expect(await stored()).toHaveLength(2);
  // The file of wrong rows can be uploaded as it is.
  const again = await upload('goods', file, '问题.xlsx');
  expect(again.json().sheets[0].columns.map(({ guess }: { guess: string | null }) => guess)).toEqual([
    'code',
    'qty',
    'supplier',
    null,
  ]);
});

test('all or nothing: one wrong row, or one that the database refuses, and there is nothing of any', async () => {
  const before = await stored();
  const wrong = await run('goods', csv('编码,数量', 'c-1,1', 'c-2,x'), 'all');
  expect(wrong.state).toMatchObject({ state: 'failed', saved: 0, wrong: 1 });
  const twice = await run('goods', csv('编码,数量', 'c-1,1', 'b-1,2'), 'all');
  expect(twice.state).toMatchObject({ state: 'failed', saved: 0, wrong: 1 });
  expect(await stored()).toEqual(before);
  const good = await run('goods', csv('编码,数量', 'c-1,1', 'c-2,2'), 'all');
  expect(good.state).toMatchObject({ state: 'done', saved: 2, wrong: 0 });
  expect((await stored()).map(({ no }) => no)).toEqual(['RK0001', 'RK0002', 'RK0003', 'RK0004']);
});

test('an import that was broken off goes on where its last commit stands', async () => {
  const before = (await stored()).length;
  const lines = Array.from({ length: 1200 }, (_, index) => `d-${index},${index}`);
  const { id, mapping, url } = await uploaded('goods', csv('编码,数量', ...lines));
  await t.asAdmin({ method: 'POST', url: `${url}/run`, payload: { sheet: 0, mapping, mode: 'good' } });
  // The first to fail is the batch behind the row that stands already.
  await t.asOwner(`create or replace function public.stop_here() returns trigger language plpgsql as
    $$ begin if new.done > 500 then raise exception 'killed'; end if; return new; end $$`);
  await t.asOwner(
    'create trigger stop_here before update on form_imports for each row execute function stop_here()',
  );
  await expect(runJob(t, 'forms.import-records', { id })).rejects.toThrow('killed');
  expect((await t.asAdmin({ url })).json()).toMatchObject({ state: 'running', done: 500, saved: 500 });
  expect(await stored()).toHaveLength(before + 500);
  await t.asOwner('drop trigger stop_here on form_imports');
  await runJob(t, 'forms.import-records', { id });
  expect((await t.asAdmin({ url })).json()).toMatchObject({ state: 'done', done: 1200, saved: 1200 });
  expect(await stored()).toHaveLength(before + 1200);
});

test('encodings, and files that are no tables', async () => {
  // "编码" in GB18030.
  const gb = Buffer.concat([Buffer.from([0xb1, 0xe0, 0xc2, 0xeb]), Buffer.from('\r\ne-1\r\n')]);
  expect((await upload('goods', gb)).json().sheets[0].columns[0]).toMatchObject({
    name: '编码',
    guess: 'code',
  });
  for (const content of [Buffer.from('PK\u0003\u0004 nothing of the kind'), Buffer.from('')]) {
    const answer = await upload('goods', content);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('forms.table-unreadable');
  }
  expect((await t.call({ method: 'POST', url: '/api/forms/goods/imports?name=x' })).statusCode).toBe(401);
});

describe.skipIf(!robustness.isHere)('hostile texts', () => {
  test('come in from Excel as they are', { timeout: 120_000 }, async () => {
    const strings = z
      .array(z.string())
      .parse(robustness.json('blns.json'))
      .filter((text) => text.trim() !== '');
    const batches = async function* () {
      yield strings.map((text) => [text]);
    };
    const book = await buffer(workbookOf([{ name: '文本', heading: ['内容'], batches }]));
    const { state } = await run('hostile_in', book, 'good');
    expect(state).toMatchObject({ state: 'done', wrong: 0 });
    const lines = csv(papa.unparse([['内容'], ...strings.map((text) => [defused(text)])]));
    expect((await run('hostile_in', lines, 'good')).state).toMatchObject({ state: 'done', wrong: 0 });
    const rows = await t.db.rows(sql<{ words: string }>`select words from forms.hostile_in order by nr`);
    const read = (text: string) =>
      findFieldType('long-text')?.read(text, { version: 1 }, { language: 'zh', zone: 'UTC' });
    const texts = strings
      .map((text) => read(text.trim()))
      .map((each) => (each?.ok === true ? each.value : ''));
    const wanted = [...texts, ...texts];
    score(
      'csv-json-robustness/blns imported',
      wanted.map((text, index) => ({
        id: JSON.stringify(text),
        failure: rows[index]?.words === text ? undefined : JSON.stringify(rows[index]?.words ?? null),
      })),
    );
  });
});
