import { findFieldType } from '@yuanliu/core/forms';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, score } from '../../test/corpora.ts';
import { publishNext } from '../../test/forms/published-form.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

const robustness = corpus('csv-json-robustness');

let t: TestApp;

const field = (key: string, type: string) => ({ key, type, label: { zh: key }, settings: { version: 1 } });

beforeAll(async () => {
  if (!robustness.isHere) return;
  t = await testApp();
  const lines = { ...field('lines', 'sub-table'), settings: { version: 1, fields: [field('word', 'text')] } };
  const fields = [field('words', 'long-text'), field('word', 'text'), lines];
  await publishNext(t.ctx(), 'hostile', {
    definition: {
      version: 1,
      name: { zh: '恶意文本' },
      fields,
      layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
    },
  });
});
afterAll(async () => t?.close());

const spelt = (type: string, text: string): unknown => {
  const checked = findFieldType(type)?.check(text, { version: 1 });
  return checked?.ok === true ? checked.value : undefined;
};

/** What is wrong with a text that went into a record and came back, as it is saved, read and told in the history. */
const spoiled = async (text: string): Promise<string | undefined> => {
  const values = { words: text, word: text, lines: [{ word: text }] };
  const url = '/api/forms/hostile/records';
  const saved = await t.asAdmin({ method: 'POST', url, payload: { values } });
  if (saved.statusCode !== 200) return saved.body;
  const { id } = saved.json();
  const read = (await t.asAdmin({ url: `${url}/${id}` })).json();
  const [row] = await t.asOwner<{ words: string | null }>('select words from forms.hostile where id = $1', [
    id,
  ]);
  const history = (await t.asAdmin({ url: `${url}/${id}/history` })).json();
  const wanted = [spelt('long-text', text), spelt('text', text)];
  const line = (record: { lines: { word: unknown }[] | null }) => record.lines?.[0]?.word ?? null;
  const told = history.rows[0].changes.find((change: { field: string }) => change.field === 'words');
  const found = [saved.json().values, read.values].flatMap((each) => [each.words, each.word, line(each)]);
  const expected = [...wanted, wanted[1], ...wanted, wanted[1]];
  const all = JSON.stringify([...found, row?.words, told?.to ?? null]);
  const should = JSON.stringify([...expected, wanted[0], wanted[0]]);
  return all === should ? undefined : `${all} instead of ${should}`;
};

describe.skipIf(!robustness.isHere)('hostile texts in records', () => {
  test('are stored, shown and told as they are', { timeout: 120_000 }, async () => {
    const strings = z.array(z.string()).parse(robustness.json('blns.json'));
    const cases = [];
    for (const text of strings) cases.push({ id: JSON.stringify(text), failure: await spoiled(text) });
    score('csv-json-robustness/blns in records', cases);
  });
});
