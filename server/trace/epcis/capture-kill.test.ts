import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedProduct, launchProduct } from '../../test/launch-product.ts';

/** The product as a process of its own, killed in the middle of captures. */

const password = 'Sprout-River-2026';
const eventCount = 2_000;
let dataDir: string;
let product: LaunchedProduct | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-capture-'));
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const launch = async (): Promise<LaunchedProduct> => {
  product = await launchProduct({ DATA_DIR: dataDir, ADMIN_PASSWORD: password, RATE_LIMIT: '0' });
  return product;
};

const signIn = async ({ address }: LaunchedProduct): Promise<string> => {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const document = (item: string): string =>
  JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-24T08:00:00Z',
    epcisBody: {
      eventList: Array.from({ length: eventCount }, (_, index) => ({
        type: 'ObjectEvent',
        eventTime: new Date(Date.UTC(2026, 10, 24) + index * 1_000).toISOString(),
        eventTimeZoneOffset: '+08:00',
        action: 'OBSERVE',
        bizStep: 'storing',
        epcList: [`urn:epc:id:sgtin:4012345.${item}.${index}`],
      })),
    },
  });

interface Job {
  readonly running: boolean;
  readonly success: boolean;
  readonly 'yuanliu:progress': Readonly<Record<'events' | 'judged' | 'recorded' | 'duplicates', number>>;
}

test('a capture whose process is killed ends after the restart, with each event once', {
  timeout: 180_000,
}, async () => {
  let running = await launch();
  let cookie = await signIn(running);
  const ask = async <T>(url: string, init: RequestInit = {}): Promise<{ body: T; headers: Headers }> => {
    const answer = await fetch(`${running.address}${url}`, {
      ...init,
      headers: {
        cookie,
        'content-type': 'application/json',
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return { body: (text === '' ? undefined : JSON.parse(text)) as T, headers: answer.headers };
  };
  const jobs: string[] = [];
  for (const [behaviour, item] of [
    ['proceed', '011111'],
    ['rollback', '022222'],
  ] as const) {
    const { headers } = await ask('/epcis/capture', {
      method: 'POST',
      body: document(item),
      headers: { 'gs1-capture-error-behaviour': behaviour },
    });
    jobs.push(headers.get('location') ?? '');
  }
  const jobOf = async (location: string): Promise<Job> => (await ask<Job>(location)).body;
  const states: Job[] = [];
  for (const location of jobs) {
    for (;;) {
      const job = await jobOf(location);
      states.push(job);
      // In the midst of it: begun, and far from its end.
      if (!job.running || job['yuanliu:progress'].judged > 0) break;
      await sleep(5);
    }
    process.kill(running.pid, 'SIGKILL');
    await sleep(100);
    running = await launch();
    cookie = await signIn(running);
  }
  expect(states.some(({ running: wasRunning }) => wasRunning)).toBe(true);
  for (const location of jobs) {
    let job = await jobOf(location);
    for (; job.running; job = await jobOf(location)) await sleep(100);
    expect(job).toMatchObject({
      success: true,
      'yuanliu:progress': { events: eventCount, judged: eventCount, recorded: eventCount, duplicates: 0 },
    });
  }
  const seen = new Map<string, number>();
  let url: string | undefined = '/epcis/events?perPage=1000';
  while (url !== undefined) {
    const answer: {
      body: { epcisBody: { queryResults: { resultsBody: { eventList: { epcList: string[] }[] } } } };
      headers: Headers;
    } = await ask(url);
    for (const { epcList } of answer.body.epcisBody.queryResults.resultsBody.eventList)
      for (const epc of epcList) seen.set(epc, (seen.get(epc) ?? 0) + 1);
    const next = /<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1];
    url = next === undefined ? undefined : new URL(next).pathname + new URL(next).search;
  }
  expect(seen.size).toBe(2 * eventCount);
  expect([...seen.values()].every((count) => count === 1)).toBe(true);
});
