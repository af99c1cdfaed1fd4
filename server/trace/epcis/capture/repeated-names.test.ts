import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedNames } from './repeated-names.ts';

const pathsIn = (text: string): string[] => repeatedNames(text, JSON.parse(text)).map(({ path }) => path);

test.each([
  ['{"a":1,"a":2}', '/a'],
  ['{"a":1, "\\u0061" : 2}', '/a'],
  ['{"x":[{"b":1},{"b":{"c~/":1,"d":2,"c~/":3}}]}', '/x/1/b/c~0~1'],
  ['{"__proto__":1,"__proto__":{"a":1}}', '/__proto__'],
  ['{"a":{"b":":"},"c":[],"a":[]}', '/a'],
])('%s names %s twice', (text, path) => {
  expect(pathsIn(text)).toEqual([path]);
});

test.each(['{"a":{"a":[{"a":1},{"a":":\\"a\\":"}]}}', '[]', '"a:b"', '{"":{"":""}}', 'null'])(
  '%s names nothing twice',
  (text) => {
    expect(pathsIn(text)).toEqual([]);
  },
);

test('what was written by JSON.stringify names nothing twice', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, space) => {
      expect(pathsIn(JSON.stringify(value, undefined, space))).toEqual([]);
    }),
  );
});
