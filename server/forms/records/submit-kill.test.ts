import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type LaunchedProduct, launchProduct } from '../../test/launch-product.ts';

/** The product as a process of its own, killed while records are submitted. */

const password = 'Sprout-River-2026';
let dataDir: string;
let product: LaunchedProduct | undefined;
let cookie = '';

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-submit-'));
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** What the product answers, as far as it is looked at here. */
const answered = z.looseObject({
  title: z.string().default(''),
  draft: z.looseObject({ draftVersion: z.int() }).nullish(),
  rows: z.array(z.looseObject({ id: z.string(), title: z.string() })).default([]),
  next: z.string().nullish(),
});
type Answered = z.output<typeof answered>;

const send = async (
  method: string,
  url: string,
  body?: object,
): Promise<{ status: number; json: Answered }> => {
  const answer = await fetch(`${product?.address}${url}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: answered.parse(await answer.json()) };
};

const start = async (): Promise<void> => {
  product = await launchProduct({ DATA_DIR: dataDir, ADMIN_PASSWORD: password, RATE_LIMIT: '0' });
  const answer = await fetch(`${product.address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
};

const field = (key: string, type: string, settings: object = {}) => ({
  key,
  type,
  label: { zh: key },
  settings: { version: 1, ...settings },
});

const drawForms = async (): Promise<void> => {
  for (const [key, mode] of [
    ['slow', 'gap-free'],
    ['fast', 'fast'],
  ] as const) {
    const segments = [{ kind: 'counter', width: 6, reset: 'never' }];
    await send('POST', '/api/numbering/rules', { key, name: key, mode, segments });
    const fields = [field('code', 'serial-number', { rule: key }), field('text', 'text')];
    const layout = fields.map((each) => ({ kind: 'field', key: each.key, span: 6 }));
    const definition = { version: 1, name: { zh: key }, fields, layout };
    await send('POST', '/api/forms', { key, definition });
    const { draft } = (await send('GET', `/api/forms/${key}`)).json;
    const published = await send('POST', `/api/forms/${key}/publish`, {
      draftVersion: draft?.draftVersion,
      accept: [],
    });
    expect(published.status).toBe(200);
  }
};

type Acknowledged = Readonly<Record<'slow' | 'fast', Map<string, string>>>;

/** Submits to both forms from eight senders until the process is killed; adds what was acknowledged: the number by the id sent. */
const submitUntilDeath = async (acknowledged: Acknowledged): Promise<void> => {
  let count = 0;
  const sender = async (form: 'slow' | 'fast'): Promise<void> => {
    for (;;) {
      const id = crypto.randomUUID();
      try {
        const { status, json } = await send('POST', `/api/forms/${form}/records`, {
          id,
          values: { text: id },
        });
        if (status !== 200) return;
        acknowledged[form].set(id, json.title);
        count += 1;
      } catch {
        return;
      }
    }
  };
  const senders = Array.from({ length: 8 }, (_, index) => sender(index % 2 === 0 ? 'slow' : 'fast'));
  while (count < 100) await sleep(5);
  expect(process.kill(product?.pid ?? 0, 'SIGKILL')).toBe(true);
  await Promise.all(senders);
};

const allRecords = async (form: string): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let after = ''; ; ) {
    const { json } = await send('GET', `/api/forms/${form}/records?limit=200${after}`);
    for (const row of json.rows) found.set(row.id, row.title);
    if (typeof json.next !== 'string') return found;
    after = `&after=${encodeURIComponent(json.next)}`;
  }
};

test('records submitted while the process is killed: what was acknowledged is there, numbers are distinct, and gap-free where they must be', {
  timeout: 180_000,
}, async () => {
  await start();
  await drawForms();
  const known: Acknowledged = { slow: new Map(), fast: new Map() };
  for (let round = 0; round < 2; round += 1) {
    await submitUntilDeath(known);
    await start();
  }
  for (const form of ['slow', 'fast'] as const) {
    const records = await allRecords(form);
    for (const [id, title] of known[form]) expect([id, records.get(id)]).toEqual([id, title]);
    const numbers = [...records.values()].map(Number).toSorted((a, b) => a - b);
    expect(new Set(numbers).size).toBe(numbers.length);
    if (form === 'slow') expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});
