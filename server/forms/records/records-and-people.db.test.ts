import type { FormDefinition } from '@yuanliu/core/forms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import { publishNext } from '../../test/forms/published-form.ts';
import { makePerson, must, type Person } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { stoppedClock } from '../../test/test-database.ts';
import { sweepUnusedFiles } from '../files/sweep-files.ts';

let t: TestApp;
/** Makes and sees records of his own, without the price and with a closed remark. */
let clerk: Person;
/** Sees every record and nothing else. */
let reader: Person;
let stranger: Person;

const field = (key: string, type: string, more: object = {}) => ({
  key,
  type,
  label: { zh: `字段${key}` },
  settings: { version: 1 },
  ...more,
});

const fields = [
  field('name', 'text', { rules: { required: true } }),
  field('price', 'number', { rules: { required: true, default: '7' } }),
  field('remark', 'text'),
  field('papers', 'attachment'),
];
const definition: FormDefinition = {
  version: 1,
  name: { zh: '采购' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 6 })),
};

const records = '/api/forms/purchase/records';

const give = async (person: Person, right: object): Promise<object> => ({
  roleId: person.roleId,
  condition: null,
  hidden: [],
  readOnly: [],
  ...right,
});

beforeAll(async () => {
  t = await testApp();
  await publishNext(t.ctx(), 'purchase', { definition });
  const use = { 'forms.records.use': 'all' } as const;
  clerk = await makePerson(t, use, { name: '王芳' });
  reader = await makePerson(t, use, { name: '李雷' });
  stranger = await makePerson(t, use, { name: '韩梅' });
  const { version } = await must<{ version: number }>(t.asAdmin, 'GET', ['/api/forms/purchase/rights']);
  const rights = [
    await give(clerk, {
      actions: ['see', 'create', 'change', 'delete'],
      scope: 'mine',
      hidden: ['price'],
      readOnly: ['remark'],
    }),
    await give(reader, { actions: ['see'], scope: 'all' }),
  ];
  await must(t.asAdmin, 'PUT', ['/api/forms/purchase/rights', { version, rights }]);
});
afterAll(() => t.close());

interface Saved {
  id: string;
  version: number;
  title: string;
  values: Record<string, unknown>;
}

const byClerk = (values: object): Promise<Saved> => must<Saved>(clerk.call, 'POST', [records, { values }]);

test('fields that the rights close are neither taken nor told, and their defaults hold', async () => {
  const made = await byClerk({ name: '泵', price: '1', remark: '改' });
  expect(made.values).toEqual({ name: '泵', remark: null, papers: null });
  const seen = await must<Saved>(reader.call, 'GET', [`${records}/${made.id}`]);
  expect(seen.values).toMatchObject({ name: '泵', price: '7', remark: null });
  const changed = await must<Saved>(clerk.call, 'PUT', [
    `${records}/${made.id}`,
    { version: 1, values: { price: '2', remark: 'x', name: '阀' } },
  ]);
  expect(changed.values).toMatchObject({ name: '阀', remark: null });
  interface History {
    rows: { changes: { field: string }[] }[];
  }
  const places = (history: History): string[] =>
    history.rows.flatMap(({ changes }) => changes.map((change) => change.field));
  const own = await must<History>(clerk.call, 'GET', [`${records}/${made.id}/history`]);
  const all = await must<History>(reader.call, 'GET', [`${records}/${made.id}/history`]);
  expect([places(own).toSorted(), places(all).toSorted()]).toEqual([
    ['name', 'name'],
    ['name', 'name', 'price'],
  ]);
});

test('what is out of reach is not there, and what is not allowed is refused', async () => {
  const made = await byClerk({ name: '泵' });
  const other = await must<Saved>(t.asAdmin, 'POST', [records, { values: { name: '管' } }]);
  const put = (person: Person, id: string) =>
    person.call({ method: 'PUT', url: `${records}/${id}`, payload: { version: 1, values: { name: 'x' } } });
  const statuses = [
    (await put(clerk, other.id)).statusCode,
    (await put(reader, made.id)).statusCode,
    (await put(stranger, made.id)).statusCode,
    (await clerk.call({ url: `${records}/${other.id}/history` })).statusCode,
    (await clerk.call({ url: `${records}/${other.id}/comments` })).statusCode,
  ];
  expect(statuses).toEqual([404, 403, 404, 404, 404]);
});

test('a sender’s id that somebody else used is taken', async () => {
  const id = newId();
  await must(t.asAdmin, 'POST', [records, { id, values: { name: '管' } }]);
  const answer = await clerk.call({ method: 'POST', url: records, payload: { id, values: { name: '泵' } } });
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'forms.record-id-taken']);
});

test('comments are told to those who are mentioned and may see the record, and changed by their writer alone', async () => {
  const { id } = await byClerk({ name: '泵' });
  const url = `${records}/${id}/comments`;
  const written = { text: '请看一下', mentions: [reader.id] };
  const comment = await must<{ id: string }>(clerk.call, 'POST', [url, written]);
  const refused = await clerk.call({
    method: 'POST',
    url,
    payload: { text: '请看', mentions: [reader.id, stranger.id] },
  });
  expect(refused.json()).toMatchObject({ code: 'forms.mention-out-of-reach', data: { names: ['韩梅'] } });
  const inbox = async (person: Person) =>
    (
      await must<{ rows: { kind: string; link: string; body: { zh: string } }[] }>(person.call, 'GET', [
        '/api/messages',
      ])
    ).rows.filter(({ kind }) => kind === 'forms.mentioned');
  expect(await inbox(reader)).toMatchObject([
    { link: `/forms/purchase/records/${id}`, body: { zh: '请看一下' } },
  ]);
  expect(await inbox(stranger)).toEqual([]);
  const change = `/api/forms/purchase/comments/${comment.id}`;
  const strange = await reader.call({ method: 'PUT', url: change, payload: { text: '改了' } });
  expect(strange.statusCode).toBe(404);
  await must(clerk.call, 'PUT', [change, { text: '请再看', mentions: [reader.id] }]);
  // Who was told before is not told again.
  expect(await inbox(reader)).toHaveLength(1);
  const list = await must<{ rows: object[] }>(reader.call, 'GET', [url]);
  expect(list.rows).toMatchObject([
    {
      text: '请再看',
      mentions: [{ id: reader.id, name: '李雷' }],
      by: { name: '王芳' },
      can: { change: false },
    },
  ]);
  await must(clerk.call, 'DELETE', [change]);
  expect((await must<{ rows: object[] }>(clerk.call, 'GET', [url])).rows).toEqual([]);
});

test('drafts are one’s own, and as many as one saves', async () => {
  const [first, second] = [newId(), newId()];
  const draft = (id: string) => `/api/forms/purchase/drafts/${id}`;
  await must(clerk.call, 'PUT', [draft(first), { values: { name: '一' } }]);
  await must(clerk.call, 'PUT', [draft(second), { values: { name: '二' } }]);
  await must(clerk.call, 'PUT', [draft(first), { values: { name: '三' } }]);
  const list = await must<{ rows: { id: string }[] }>(clerk.call, 'GET', ['/api/forms/purchase/drafts']);
  expect(list.rows).toMatchObject([
    { id: first, values: { name: '三' } },
    { id: second, values: { name: '二' } },
  ]);
  const strange = await t.asAdmin({ method: 'PUT', url: draft(first), payload: { values: {} } });
  expect(strange.statusCode).toBe(404);
  expect((await reader.call({ url: '/api/forms/purchase/drafts' })).statusCode).toBe(403);
  await must(clerk.call, 'DELETE', [draft(first)]);
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const upload = (person: Person, name: string, payload: Buffer) =>
  person.call({
    method: 'POST',
    url: `/api/forms/purchase/files?name=${encodeURIComponent(name)}`,
    payload,
    headers: { 'content-type': 'text/html' },
  });

test('a file is what its bytes say, goes into a record, and comes out for those who may see it', async () => {
  const answer = await upload(clerk, '照片.html', png);
  const file = answer.json();
  expect(file).toEqual({ file: expect.any(String), name: '照片.html', size: png.length, type: 'image/png' });
  const url = `/api/forms/purchase/files/${file.file}`;
  expect((await reader.call({ url })).statusCode).toBe(404);
  const claimed = { ...file, size: 1, type: 'text/html', name: 'x' };
  const made = await byClerk({ name: '泵', papers: [claimed] });
  expect(made.values['papers']).toEqual([file]);
  const got = await reader.call({ url });
  expect(got.rawPayload.equals(png)).toBe(true);
  expect(got.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''/),
    'x-content-type-options': 'nosniff',
  });
  expect((await stranger.call({ url })).statusCode).toBe(404);
  const page = await upload(clerk, 'a.html', Buffer.from('<html><script>1</script></html>'));
  expect(page.json().type).toBe('text/plain');
  const stolen = await t.asAdmin({
    method: 'POST',
    url: records,
    payload: { values: { name: '管', papers: [page.json()] } },
  });
  expect([stolen.statusCode, stolen.json().code]).toEqual([422, 'forms.file-unknown']);
  expect((await upload(clerk, 'big', Buffer.alloc(1_048_577))).statusCode).toBe(413);
  expect((await upload(reader, 'a.txt', Buffer.from('a'))).statusCode).toBe(403);
});

test('files that no record and no draft took are let go of after a day, their content a day later', async () => {
  const { files } = t;
  const put = async (text: string): Promise<string> => {
    const { id } = await files.put(
      (async function* () {
        yield Buffer.from(text);
      })(),
      { name: 'a', type: 'text/plain' },
    );
    await t.asOwner(
      `insert into form_files (id, form_id, name, size, type, sha256, uploaded_at, uploaded_by)
       select $1, id, 'a', 1, 'text/plain', '', now(), $2 from form_definitions where key = 'purchase'`,
      [id, clerk.id],
    );
    return id;
  };
  const [unused, drafted] = [await put('a'), await put('b')];
  await must(clerk.call, 'PUT', [
    `/api/forms/purchase/drafts/${newId()}`,
    { values: { papers: [{ file: drafted, name: 'a', size: 1, type: 'text/plain' }] } },
  ]);
  const clock = stoppedClock(new Date(Date.now() + 3_600_000).toISOString());
  const left = async () =>
    (await t.asOwner<{ id: string }>('select id from form_files where id = any($1)', [[unused, drafted]]))
      .length;
  const isThere = (id: string) =>
    files.open(id).then(
      (stream) => {
        stream.destroy();
        return true;
      },
      () => false,
    );
  await sweepUnusedFiles(t.ctx({ clock }), files);
  expect(await left()).toBe(2);
  clock.move(86_400_000);
  await sweepUnusedFiles(t.ctx({ clock }), files);
  expect([await left(), await isThere(unused)]).toEqual([1, true]);
  clock.move(86_400_001);
  await sweepUnusedFiles(t.ctx({ clock }), files);
  expect([await isThere(unused), await isThere(drafted)]).toEqual([false, true]);
});
