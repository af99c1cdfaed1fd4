import type { JsonValue } from '@yuanliu/core/platform';
import { expect, test } from 'vitest';
import { mergeContexts } from './merged-context.ts';

const gs1 = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const simple = 'https://gs1.github.io/EPCIS/epcis-context-simple.jsonld';
const merge = (...contexts: JsonValue[]) => {
  const { context, apart } = mergeContexts(new Map(contexts.map((each, index) => [index, each])));
  return { context, apart: [...apart] };
};

test('prefixes of several documents are put together behind the context of GS1', () => {
  expect(merge([gs1, { a: 'https://a/' }], [gs1, { b: 'https://b/' }], gs1)).toEqual({
    context: [gs1, { a: 'https://a/', b: 'https://b/' }],
    apart: [],
  });
});

test('one prefix with two meanings stays apart, and so does more than prefixes', () => {
  expect(
    merge(
      [gs1, { a: 'https://a/' }],
      [gs1, { a: 'https://other/' }],
      [gs1, { cbv: 'https://not-cbv/' }],
      simple,
      [gs1, 'https://elsewhere.example/context'],
      [gs1, { '@vocab': 'https://v/' }],
      [gs1, { term: { '@id': 'https://t' } }],
    ),
  ).toEqual({ context: [gs1, { a: 'https://a/' }], apart: [1, 2, 3, 4, 5, 6] });
});

test('a context that all events share stays what it was, and no event at all has that of GS1', () => {
  expect(merge(simple)).toEqual({ context: simple, apart: [] });
  expect(merge()).toEqual({ context: [gs1], apart: [] });
});
