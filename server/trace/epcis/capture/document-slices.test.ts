import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenJson, sliceDocument } from './document-slices.ts';

const texts = async (document: string): Promise<string[]> =>
  (await sliceDocument(document)).events.map(([start, end]) => document.slice(start, end));

test('each event is cut out letter for letter, and the frame holds the rest', async () => {
  const document =
    ' {"type":"EPCISDocument", "epcis\\u0042ody" : { "eventList": [ {"a":1.00}, {"b":"]}\\"["} ], "x":[1]}} ';
  expect(await texts(document)).toEqual(['{"a":1.00}', '{"b":"]}\\"["}']);
  const { frame, listPath } = await sliceDocument(document);
  expect(JSON.parse(frame)).toEqual({ type: 'EPCISDocument', epcisBody: { eventList: [], x: [1] } });
  expect(listPath).toBe('/epcisBody/eventList');
});

test('the list of a query document is found too, and no other list is taken for one', async () => {
  const document =
    '{"eventList":[1],"epcisBody":{"other":{"eventList":[2]},"queryResults":{"resultsBody":{"eventList":[{"a":1}]}}}}';
  expect(await texts(document)).toEqual(['{"a":1}']);
  expect((await sliceDocument('{"epcisBody":{"eventList":[]}}')).events).toEqual([]);
  expect((await sliceDocument('[1]')).listPath).toBeUndefined();
});

test('whatever the events are, reading the slices gives them back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.jsonValue(), async (events, other) => {
      const document = { other, epcisBody: { eventList: events }, more: other };
      for (const text of [JSON.stringify(document), JSON.stringify(document, null, 2)]) {
        expect((await texts(text)).map((slice): unknown => JSON.parse(slice))).toEqual(
          JSON.parse(JSON.stringify(events)),
        );
        expect(JSON.parse((await sliceDocument(text)).frame)).toEqual(
          JSON.parse(JSON.stringify({ other, epcisBody: { eventList: [] }, more: other })),
        );
      }
    }),
  );
});

test.each([
  ['nothing', ''],
  ['a document that ends early', '{"epcisBody":{"eventList":[{"a":1}'],
  ['a missing comma', '{"epcisBody":{"eventList":[{"a":1} {"b":2}]}}'],
  ['a comma too many', '{"epcisBody":{"eventList":[{"a":1},]}}'],
  ['a missing colon', '{"epcisBody" {}}'],
  ['a name without quotes', '{epcisBody:{}}'],
  ['text behind it', '{} x'],
  ['a text that is not closed', '{"a":"b}'],
  ['two lists of events', '{"epcisBody":{"eventList":[1],"eventList":[2]}}'],
])('%s is refused with its place', async (_, document) => {
  await expect(sliceDocument(document)).rejects.toThrow(BrokenJson);
});

test('others get their turn while a big document is gone through', async () => {
  const document = `{"epcisBody":{"eventList":[${`{"a":"${'x'.repeat(1_000)}"},`.repeat(8_000)}{}]}}`;
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 1);
  expect((await sliceDocument(document)).events.length).toBe(8_001);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(2);
});
