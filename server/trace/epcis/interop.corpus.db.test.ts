import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpus, score, type Scored } from '../../test/corpora.ts';
import { openPartner, type Partner } from '../../test/epcis-partner.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

/** The interoperability events of EPCglobal: one document, and what each query must find in it. */

const interop = corpus('fosstrak-interop');

interface QueryCase {
  readonly id: string;
  readonly query: Readonly<Record<string, string | number | readonly string[]>>;
  readonly expectedEventIDs?: readonly string[];
  readonly ordered?: boolean;
  readonly expectError?: string;
}

interface ErrorCase {
  readonly id: string;
  readonly body?: unknown;
  readonly request?: string;
  readonly expectStatus?: number;
  readonly expectType?: string;
}

const inAddress = (query: QueryCase['query']): string =>
  new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join('|') : String(value),
    ]),
  ).toString();

describe.skipIf(!interop.isHere)('the interoperability events', () => {
  const document = interop.isHere ? interop.text('derived-epcis20/capture-custom-uris.json') : '{}';
  const context: unknown = JSON.parse(document)['@context'];
  const queries = interop.isHere ? (interop.json('derived-epcis20/queries.json') as QueryCase[]) : [];

  let t: TestApp;
  let partner: Partner;
  beforeAll(async () => {
    t = await testApp();
    partner = openPartner(t);
    // Ten that come at the same moment: every event must be there once.
    const jobs = await Promise.all(Array.from({ length: 10 }, () => partner.capture(document)));
    const failed = jobs.filter(({ success, running }) => !success || running);
    if (failed.length > 0) throw new Error(JSON.stringify(failed));
  });
  afterAll(() => t.close());

  const post = (url: string, payload: unknown) =>
    t.asAdmin({
      method: 'POST',
      url,
      payload: JSON.stringify(payload),
      headers: { 'content-type': 'application/json' },
    });

  const difference = (
    found: readonly { readonly eventID?: unknown }[],
    { expectedEventIDs = [], ordered = false }: QueryCase,
  ): string | undefined => {
    const ids = found.map(({ eventID }) => String(eventID));
    const [wanted, given] = ordered ? [expectedEventIDs, ids] : [expectedEventIDs.toSorted(), ids.toSorted()];
    return JSON.stringify(wanted) === JSON.stringify(given)
      ? undefined
      : `${given.length} found, ${wanted.length} expected`;
  };

  const verdict = async (each: QueryCase, address: string): Promise<string | undefined> => {
    if (each.expectError === undefined) return difference(await partner.events(address), each);
    const answer = await t.asAdmin({ url: address });
    return answer.json().type === `epcisException:${each.expectError}` ? undefined : answer.body;
  };

  test('the same document ten times at once is there once', async () => {
    const events = await partner.events('/epcis/events?perPage=1000');
    expect(events.length).toBe(JSON.parse(document).epcisBody.eventList.length);
    expect(new Set(events.map(({ eventID }) => eventID)).size).toBe(events.length);
  });

  test('every query finds its events, page after page', async () => {
    const scored: Scored[] = [];
    for (const each of queries)
      scored.push({
        id: each.id,
        failure: await verdict(each, `/epcis/events?${inAddress(each.query)}&perPage=7`),
      });
    score('fosstrak-interop/queries', scored);
  });

  test('every query finds the same when it is stored under a name', async () => {
    const scored: Scored[] = [];
    for (const each of queries) {
      const stored = await post('/epcis/queries', {
        name: each.id,
        query: { '@context': context, ...each.query },
      });
      if (each.expectError !== undefined) {
        const isRight = stored.json().type === `epcisException:${each.expectError}`;
        scored.push({ id: each.id, failure: isRight ? undefined : stored.body });
        continue;
      }
      const failure =
        stored.statusCode === 201
          ? await verdict(each, `${String(stored.headers.location)}/events?perPage=7`)
          : stored.body;
      scored.push({ id: each.id, failure });
    }
    score('fosstrak-interop/named queries', scored);
  });

  /** Cases that are told in words, with what they say as requests. */
  const inWords: Readonly<Record<string, () => Promise<{ statusCode: number; body: string }>>> = {
    SE53: async () => {
      await post('/epcis/queries', { name: 'twice', query: {} });
      return post('/epcis/queries', { name: 'twice', query: {} });
    },
    SE54: async () => {
      await post('/epcis/queries', { name: 'subscribed', query: {} });
      return t.asAdmin({ method: 'DELETE', url: '/epcis/queries/subscribed/subscriptions/unknown' });
    },
  };

  const mistake = async ({
    id,
    body,
    request = '',
    expectStatus = 409,
    expectType = 'ResourceAlreadyExistsException',
  }: ErrorCase): Promise<string | undefined> => {
    const [, url] = /GET (\S+)/.exec(request) ?? [];
    const byRequest = () =>
      url === undefined
        ? post('/epcis/queries/mistakes/subscriptions', body)
        : t.asAdmin({ url: `/epcis${url}` });
    const answer = await (inWords[id] ?? byRequest)();
    const names = expectType.match(/\w+Exception\b/g) ?? [];
    const type: string = JSON.parse(answer.body).type;
    const isRight = answer.statusCode === expectStatus && names.some((name) => type.includes(name));
    return isRight ? undefined : answer.body;
  };

  test('every mistake is refused by its exception', async () => {
    const cases = interop.json('derived-epcis20/errors.json') as ErrorCase[];
    await post('/epcis/queries', { name: 'mistakes', query: {} });
    const scored: Scored[] = [];
    for (const each of cases) scored.push({ id: each.id, failure: await mistake(each) });
    score('fosstrak-interop/errors', scored);
  });
});
