import { isObject } from '@yuanliu/core/trace';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Corpus, corpus, score, type Scored } from '../../test/corpora.ts';
import { emptyLedger, type EventSeen, openPartner, type Partner } from '../../test/epcis-partner.ts';
import { normalEvent } from './same-event.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

/** Documents of others: what is captured comes back as it was sent; what is invalid leaves nothing behind. */

let t: TestApp;
let partner: Partner;
beforeAll(async () => {
  t = await testApp();
  partner = openPartner(t);
});
afterAll(() => t.close());

const filesBelow = (given: Corpus, folder: string): string[] =>
  given.list(folder).flatMap((name) => {
    if (/\.json(?:ld)?$/.test(name)) return [`${folder}/${name}`];
    return name.includes('.') ? [] : filesBelow(given, `${folder}/${name}`);
  });

interface Sent {
  readonly document: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly events: readonly EventSeen[];
}

const sentOf = (text: string): Sent => {
  const document: Readonly<Record<string, unknown>> = JSON.parse(text);
  const { epcisBody } = document;
  const body = isObject(epcisBody) ? epcisBody : {};
  const results = isObject(body['queryResults']) ? body['queryResults'] : {};
  const resultsBody = isObject(results['resultsBody']) ? results['resultsBody'] : {};
  const events = [body['eventList'], resultsBody['eventList']].find(Array.isArray) ?? [document];
  return { document, context: document['@context'], events };
};

/** Why the events did not come back as they were sent; undefined when they did. */
const comparison = async ({ events, context }: Sent): Promise<string | undefined> => {
  const answer = await t.asAdmin({ url: '/epcis/events?perPage=1000&orderBy=eventTime' });
  const given: EventSeen[] = answer.json().epcisBody.queryResults.resultsBody.eventList;
  const answerContext: unknown = answer.json()['@context'];
  const sent = events.map((event) =>
    normalEvent(event, { context, hasOwnId: event['eventID'] !== undefined }),
  );
  const isGivenId = new Set(events.map(({ eventID }) => eventID));
  const back = given.map((event) =>
    normalEvent(event, { context: answerContext, hasOwnId: isGivenId.has(event['eventID']) }),
  );
  const [wanted, found] = [new Set(sent), new Set(back)];
  for (const event of wanted)
    if (!found.has(event)) return `not there: ${event}\n    back: ${back.join('\n          ')}`;
  if (found.size !== wanted.size) return `${wanted.size} sent, ${found.size} came back`;
  for (const { eventID } of events) {
    if (typeof eventID !== 'string') continue;
    const byId = await partner.events(`/epcis/events?EQ_eventID=${encodeURIComponent(eventID)}`);
    if (byId.length === 0) return `${eventID} is not found by its id`;
  }
  return undefined;
};

const accepted = async (text: string): Promise<string | undefined> => {
  await emptyLedger(t);
  const job = await partner.capture(text);
  if (!job.success || job.running) return JSON.stringify(job.errors);
  return comparison(sentOf(text));
};

const refused = async (text: string): Promise<string | undefined> => {
  await emptyLedger(t);
  const job = await partner.capture(text);
  if (job.success || job.running) return 'was taken';
  if (job.errors.length === 0) return 'no error is named';
  if (!job.errors.every(({ type }) => type === 'epcisException:ValidationException'))
    return JSON.stringify(job.errors);
  const { length } = await partner.events('/epcis/events');
  return length === 0 ? undefined : `${length} events were stored`;
};

const judge = async (
  { text }: Corpus,
  files: readonly string[],
  verdict: (text: string) => Promise<string | undefined>,
): Promise<Scored[]> => {
  const scored: Scored[] = [];
  for (const id of files) scored.push({ id, failure: await verdict(text(id)) });
  return scored;
};

const gs1 = corpus('gs1-epcis');
describe.skipIf(!gs1.isHere)('the documents of GS1', () => {
  test('those with the full context', async () => {
    score('gs1-epcis/JSON capture', await judge(gs1, filesBelow(gs1, 'JSON'), accepted));
  });

  test('those with the simple context', async () => {
    const all = filesBelow(gs1, 'JSON-simple-context');
    const strange = /all_possible_fields|SensorDataExample1[25]\./;
    const unscored = all
      .filter((file) => strange.test(file))
      .map((id) => ({ id, reason: 'does not satisfy the schema that GS1 publishes beside it' }));
    const files = all.filter((file) => !strange.test(file));
    score('gs1-epcis/JSON-simple-context capture', await judge(gs1, files, accepted), unscored);
  });
});

const open = corpus('openepcis-test-resources');
const folder = '2.0/EPCIS/JSON';
describe.skipIf(!open.isHere)('the documents of OpenEPCIS', () => {
  test('those that are valid', async () => {
    const all = [
      ...filesBelow(open, `${folder}/Capture/Documents`),
      ...filesBelow(open, `${folder}/Query`).filter((file) => !/Invalid|Queries/.test(file)),
    ];
    const strange = /TransactionEvent_with_userExtensions/;
    const files = all.filter((file) => !strange.test(file));
    const unscored = all
      .filter((file) => strange.test(file))
      .map((id) => ({ id, reason: 'does not satisfy the schema of GS1' }));
    score('openepcis/JSON capture', await judge(open, files, accepted), unscored);
  });

  test('an event by itself', async () => {
    const verdict = async (text: string): Promise<string | undefined> => {
      await emptyLedger(t);
      const answer = await t.asAdmin({
        method: 'POST',
        url: '/epcis/events',
        payload: text,
        headers: { 'content-type': 'application/json' },
      });
      if (answer.statusCode !== 201) return answer.body;
      const there = await t.asAdmin({ url: String(answer.headers.location) });
      return there.statusCode === 200 ? comparison(sentOf(text)) : there.body;
    };
    score('openepcis/JSON events', await judge(open, filesBelow(open, `${folder}/Capture/Events`), verdict));
  });

  test('those that are invalid leave nothing behind', async () => {
    const files = [
      ...filesBelow(open, `${folder}/Capture/Invalid`),
      ...filesBelow(open, `${folder}/Query/Invalid`),
    ];
    score('openepcis/JSON invalid', await judge(open, files, refused));
  });

  test('of a document with bad events the good ones are kept by whoever asks for it', async () => {
    const verdict = async (text: string): Promise<string | undefined> => {
      await emptyLedger(t);
      const job = await partner.capture(text, { 'gs1-capture-error-behaviour': 'proceed' });
      if (job.running || job.success || job.errors.length === 0) return JSON.stringify(job);
      const bad = new Set(job.errors.map(({ path = '' }) => /eventList\/(\d+)/.exec(path)?.[1]));
      const { length } = await partner.events('/epcis/events?perPage=1000');
      const wanted = sentOf(text).events.length - bad.size;
      return length === wanted ? undefined : `${wanted} are good, ${length} were kept`;
    };
    const files = filesBelow(open, `${folder}/Capture/Invalid`);
    score('openepcis/JSON invalid, proceeding', await judge(open, files, verdict));
  });
});
