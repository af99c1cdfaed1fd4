import type { FormDefinition, FormField } from '@yuanliu/core/forms';
import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNext } from '../../test/forms/published-form.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const field = (key: string, type: string, settings: object = {}): FormField => ({
  key,
  type,
  label: { zh: key },
  settings: { version: 1, ...settings },
});

const form = (...fields: FormField[]): FormDefinition => ({
  version: 1,
  name: { zh: '登记' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
});

test('a form is published while ten people write and five read: nobody meets an error, at most a wait', async () => {
  const text = field('text', 'text');
  const versions = [
    form(text),
    form(text, field('weight', 'number')),
    form(text, field('weight', 'text'), field('day', 'date')),
    { ...form(text, field('weight', 'number')), uniques: [{ fields: ['text'] }] },
    form(field('text', 'long-text'), field('lines', 'sub-table', { fields: [field('qty', 'number')] })),
    form(text),
  ];
  await publishNext(t.ctx(), 'busy', { definition: form(text) });
  let isOver = false;
  const answers: { status: number; milliseconds: number; body: string; isWrite: boolean }[] = [];
  const ask = async (options: InjectOptions): Promise<void> => {
    const start = performance.now();
    const { statusCode, body } = await t.asAdmin(options);
    answers.push({
      status: statusCode,
      milliseconds: performance.now() - start,
      body,
      isWrite: options.method === 'POST',
    });
  };
  const writer = async (name: number): Promise<void> => {
    for (let n = 0; !isOver; n += 1)
      await ask({
        method: 'POST',
        url: '/api/forms/busy/records',
        payload: { values: { text: `${name}-${n}` } },
      });
  };
  const reader = async (): Promise<void> => {
    while (!isOver) await ask({ method: 'GET', url: '/api/forms/busy/records?limit=20' });
  };
  const people = [
    ...Array.from({ length: 10 }, (_, name) => writer(name)),
    ...Array.from({ length: 5 }, reader),
  ];
  const accept = [
    'remove:day',
    'remove:lines',
    'remove:weight',
    'convert:weight',
    'convert:text',
    'replace:weight',
  ];
  for (const definition of [...versions, ...versions])
    await publishNext(t.ctx(), 'busy', { definition, accept });
  isOver = true;
  await Promise.all(people);
  expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);
  expect(answers.length).toBeGreaterThan(50);
  const longest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  expect(longest).toBeLessThan(8_000);
  const [kept] = await t.db.rows(sql<{ count: number }>`select count(*)::int as count from forms.busy`);
  expect(kept?.count).toBe(answers.filter(({ isWrite }) => isWrite).length);
  process.stdout.write(
    `published ${versions.length * 2} times beside ${answers.length} calls, longest ${Math.round(longest)} ms\n`,
  );
}, 120_000);
