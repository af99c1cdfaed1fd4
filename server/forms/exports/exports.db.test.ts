import type { FormDefinition } from '@yuanliu/core/forms';
import papa from 'papaparse';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { corpus, score } from '../../test/corpora.ts';
import { publishNext } from '../../test/forms/published-form.ts';
import { runJob, sheetsOf } from '../../test/forms/run-job.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { harmless, textOfCell } from '../transfers/cell-text.ts';

const robustness = corpus('csv-json-robustness');

const field = (key: string, type: string, settings: object = {}) => ({
  key,
  type,
  label: { zh: `字段${key}` },
  settings: { version: 1, ...settings },
});

const lines = field('lines', 'sub-table', { fields: [field('word', 'text'), field('qty', 'number')] });
const fields = [field('code', 'text'), field('words', 'long-text'), field('price', 'number'), lines];
const definition: FormDefinition = {
  version: 1,
  name: { zh: '出库单' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
};

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await publishNext(t.ctx(), 'issue', { definition });
  await publishNext(t.ctx(), 'hostile_out', { definition });
});
afterAll(() => t.close());

const submit = async (form: string, values: object) => {
  const answer = await t.asAdmin({ method: 'POST', url: `/api/forms/${form}/records`, payload: { values } });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
};

const exported = async (form: string, wish: object): Promise<Buffer> => {
  const url = `/api/forms/${form}/exports`;
  const started = await t.asAdmin({ method: 'POST', url, payload: wish });
  expect({ status: started.statusCode, body: started.body }).toMatchObject({ status: 200 });
  const { id } = started.json();
  expect((await t.asAdmin({ url: `${url}/${id}/file` })).statusCode).toBe(409);
  await runJob(t, 'forms.export-records', { id });
  const state = (await t.asAdmin({ url: `${url}/${id}` })).json();
  expect(state).toMatchObject({ state: 'done', problem: null });
  expect(state.written).toBe(state.total);
  return (await t.asAdmin({ url: `${url}/${id}/file` })).rawPayload;
};

const csvIn = (content: Buffer): string[][] =>
  papa.parse<string[]>(content.toString().replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

test('an export has the rows, columns and order of the list, and sub-tables as further sheets', async () => {
  await submit('issue', { code: '甲', price: '12.50', lines: [{ word: 'x', qty: '1' }, { word: 'y' }] });
  await submit('issue', { code: '乙', price: '-3', words: '=1+1' });
  await submit('issue', { code: '丙', price: '12345678901234567890.5' });
  const filter = JSON.stringify([{ field: 'code', is: 'is-not', value: '丙' }]);
  const sheets = await sheetsOf(await exported('issue', { format: 'xlsx', filter, sort: '-nr' }));
  const main = sheets.get('出库单') ?? [];
  expect([...sheets.keys()]).toEqual(['出库单', '字段lines']);
  expect(main.map((cells) => cells.slice(0, 5))).toEqual([
    ['序号', '字段code', '字段words', '字段price', '状态'],
    ['2', '乙', '=1+1', '-3', '已生效'],
    ['1', '甲', '', '12.5', '已生效'],
  ]);
  expect(sheets.get('字段lines')).toEqual([
    ['序号', '行', '字段word', '字段qty'],
    ['1', '1', 'x', '1'],
    ['1', '2', 'y', ''],
  ]);
  const csv = csvIn(await exported('issue', { format: 'csv', columns: 'words,price' }));
  expect(csv.map((cells) => cells.slice(0, 3))).toEqual([
    ['序号', '字段words', '字段price'],
    ['1', '', '12.5'],
    ['2', "'=1+1", '-3'],
    ['3', '', '12345678901234567890.5'],
  ]);
});

test('it walks over more records than one batch holds, each once', { timeout: 60_000 }, async () => {
  await t.db.transact(async (tx) => {
    tx.send(sql`
      insert into forms.issue (id, state, version, form_version, title, search, code, created_at, changed_at)
      select gen_random_uuid(), 2, 1, 1, 'n', array_to_tsvector('{}'::text[]), 'n' || (n % 7), now(), now()
      from generate_series(1, 1234) n`);
  });
  const csv = csvIn(await exported('issue', { format: 'csv', sort: 'code', columns: 'code' }));
  const numbers = csv.slice(1).map(([nr]) => nr);
  expect(numbers).toHaveLength(1237);
  expect(new Set(numbers).size).toBe(1237);
});

/** Somebody who is not the administrator. */
const strangerId = async (): Promise<string> => {
  const payload = { login: 'stranger', name: '他人' };
  const answer = await t.asAdmin({ method: 'POST', url: '/api/users', payload });
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
  return answer.json().id;
};

test('only who asked has the file, and nobody without the right may ask', async () => {
  const url = '/api/forms/issue/exports';
  const { id } = (await t.asAdmin({ method: 'POST', url, payload: { format: 'csv' } })).json();
  await runJob(t, 'forms.export-records', { id });
  expect((await t.call({ url: `${url}/${id}/file` })).statusCode).toBe(401);
  await t.asOwner('update form_exports set user_id = $1 where id = $2', [await strangerId(), id]);
  expect((await t.asAdmin({ url: `${url}/${id}` })).statusCode).toBe(404);
  expect((await t.asAdmin({ url: `${url}/${id}/file` })).statusCode).toBe(404);
  const [audit] = await t.asOwner<{ action: string }>(
    `select action from audit_entries where action = 'forms.records.exported' order by id desc limit 1`,
  );
  expect(audit?.action).toBe('forms.records.exported');
  const wrong = await t.asAdmin({ method: 'POST', url, payload: { format: 'csv', sort: 'nothing' } });
  expect(wrong.statusCode).toBe(400);
});

describe.skipIf(!robustness.isHere)('hostile texts', () => {
  test('are exported as texts and come back as they were', { timeout: 120_000 }, async () => {
    const strings = z.array(z.string()).parse(robustness.json('blns.json'));
    for (const text of strings) await submit('hostile_out', { words: text });
    const stored = await t.asOwner<{ words: string | null }>(
      'select words from forms.hostile_out order by nr',
    );
    const csv = csvIn(await exported('hostile_out', { format: 'csv', columns: 'words' }));
    const sheets = await sheetsOf(await exported('hostile_out', { format: 'xlsx', columns: 'words' }));
    const rows = sheets.get('出库单') ?? [];
    score(
      'csv-json-robustness/blns exported',
      stored.map(({ words }, index) => {
        const inCsv = csv[index + 1]?.[1] ?? '';
        const inExcel = textOfCell(rows[index + 1]?.[1] ?? '');
        const isText = !/^[=+\-@\t\r]/.test(inCsv) || /^-?\d+(?:\.\d+)?$/.test(inCsv);
        const isSame = harmless(inCsv) === (words ?? '') && inExcel === (words ?? '');
        const failure = isText && isSame ? undefined : JSON.stringify({ words, inCsv, inExcel });
        return { id: JSON.stringify(strings[index]), failure };
      }),
    );
  });
});
