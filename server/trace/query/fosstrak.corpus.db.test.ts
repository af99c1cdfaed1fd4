import { isObject, type JsonObject } from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, type Scored, score } from '../../test/corpora.ts';
import { incoming } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { type TestLedger, testLedger } from './test-ledger.ts';

const fosstrak = corpus('fosstrak-interop');

const element = z.object({
  id: z.string(),
  attributes: z.array(z.object({ id: z.string(), attribute: z.string() })).default([]),
  children: z.array(z.string()).default([]),
});
const document = z.object({
  epcisHeader: z.object({
    epcisMasterData: z.object({
      vocabularyList: z.array(z.object({ type: z.string(), vocabularyElementList: z.array(element) })),
    }),
  }),
  epcisBody: z.object({ eventList: z.array(z.custom<JsonObject>(isObject)) }),
});
const queryCase = z.object({
  id: z.string(),
  query: z.record(z.string(), z.unknown()),
  expectedEventIDs: z.array(z.string()).default([]),
  ordered: z.boolean().default(false),
  expectError: z.string().optional(),
});

describe.skipIf(!fosstrak.isHere)('the interoperability queries of EPCIS', () => {
  let t: TestDatabase;
  let ledger: TestLedger;
  beforeAll(async () => {
    t = await testDatabase();
    ledger = testLedger({ ...t, incoming });
    const { epcisHeader, epcisBody } = document.parse(
      fosstrak.json('derived-epcis20/capture-custom-uris.json'),
    );
    for (const { type, vocabularyElementList } of epcisHeader.epcisMasterData.vocabularyList)
      await ledger.describe(
        type,
        vocabularyElementList.map(({ id, attributes, children }) => ({
          uri: id,
          attributes: Object.fromEntries(attributes.map((each) => [each.id, each.attribute])),
          children,
        })),
      );
    await ledger.record(epcisBody.eventList);
  });
  afterAll(() => t.close());

  test.each([1_000, 7])('find the published events, %d a page', async (size) => {
    const cases = z.array(queryCase).parse(fosstrak.json('derived-epcis20/queries.json'));
    const scored: Scored[] = [];
    for (const each of cases) scored.push({ id: each.id, failure: await judge(each, size) });
    score(`fosstrak-interop/queries, ${size} a page`, scored);
  });

  const judge = async (
    { query, expectedEventIDs, ordered, expectError }: z.output<typeof queryCase>,
    size: number,
  ): Promise<string | undefined> => {
    const found: string[] = [];
    try {
      let after: string | undefined;
      do {
        const page = await ledger.ask(query, { size, ...(after !== undefined && { after }) });
        found.push(...page.events.map(({ eventId }) => eventId));
        after = page.next;
      } while (after !== undefined);
    } catch (error) {
      const code = error instanceof Problem ? error.kind.code : String(error);
      return expectError === 'QueryParameterException' && code === 'trace.wrong-query-parameter'
        ? undefined
        : code;
    }
    if (expectError !== undefined) return `${found.length} events instead of ${expectError}`;
    const [have, want] = ordered
      ? [found, expectedEventIDs]
      : [found.toSorted(), expectedEventIDs.toSorted()];
    return have.join() === want.join() ? undefined : `${have.length} found, ${want.length} published`;
  };
});
