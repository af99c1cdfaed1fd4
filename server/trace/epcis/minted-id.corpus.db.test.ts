import { documentParts, isObject } from '@yuanliu/core/trace';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { corpus, type Scored, score } from '../../test/corpora.ts';
import { emptyLedger, openPartner } from '../../test/epcis-partner.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

/** What a partner gets as eventID who sends none: the hash that others publish for the same document. */

const hashes = corpus('epcis-event-hash');

interface Listed {
  readonly file: string;
  readonly hashes: readonly string[];
}

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const mintedFor = async (document: unknown): Promise<readonly unknown[] | string> => {
  await emptyLedger(t);
  const partner = openPartner(t);
  const job = await partner.capture(document);
  if (!job.success) return job.errors.map(({ path, detail }) => `${path} ${detail}`).join('; ');
  return (await partner.events('/epcis/events')).map(({ eventID }) => eventID);
};

describe.skipIf(!hashes.isHere)('the eventID of events that come without one', () => {
  test('is the published hash', async () => {
    const cases: Scored[] = [];
    for (const { file, hashes: published } of hashes.json('index.json') as Listed[]) {
      if (!file.endsWith('.jsonld')) continue;
      const document = hashes.json(file);
      const minted = await mintedFor(document);
      const { events } = documentParts(document);
      for (const [index, expected] of published.entries()) {
        const event = events[index]?.event;
        if (isObject(event) && event['eventID'] !== undefined) continue;
        const isThere = typeof minted !== 'string' && minted.includes(expected);
        cases.push({ id: `${file}#${index}`, failure: isThere ? undefined : String(minted) });
      }
    }
    score('epcis-event-hash/minted', cases);
  });
});
