import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, contentHash, storable } from './content-hash.ts';

const corpus = path.join(
  process.env['CORPORA_DIR'] ?? path.join(import.meta.dirname, '../../../../shared/corpora'),
  'csv-json-robustness/jcs-rfc8785',
);

describe('canonical JSON', () => {
  test.skipIf(!existsSync(corpus))('the examples published with RFC 8785, byte for byte', async () => {
    for (const name of await readdir(path.join(corpus, 'input'))) {
      const input = JSON.parse(await readFile(path.join(corpus, 'input', name), 'utf8'));
      const hex = await readFile(path.join(corpus, 'outhex', name.replace('.json', '.txt')), 'utf8');
      expect(Buffer.from(canonicalJson(input)).toString('hex')).toBe(hex.replaceAll(/\s/g, ''));
    }
  });

  test.for([
    [{ 数量: 1, a: 2, A: 3 }, '{"A":3,"a":2,"数量":1}'],
    [
      { b: [null, true, -0, 1e21, 1e-7, 0.1], a: '\u20ac\u000f\n"\\' },
      '{"a":"€\\u000f\\n\\"\\\\","b":[null,true,0,1e+21,1e-7,0.1]}',
    ],
    [{ '\ufb33': 1, '\ud83d\ude00': 2 }, '{"\ud83d\ude00":2,"\ufb33":1}'],
  ] as const)('%j', ([value, spelling]) => {
    expect(canonicalJson(value)).toBe(spelling);
  });

  test('half a surrogate pair has no spelling', () => {
    expect(() => canonicalJson('\ud800')).toThrow('surrogate');
  });
});

test('the hash is the leaf hash over the canonical spelling', () => {
  // printf '\0{"a":1,"b":"茶"}' | sha256sum
  expect(contentHash({ b: '茶', a: 1 }).toString('hex')).toBe(
    '355a6c91a3399edffe71b45ca6eea538270c673554e72299acf3d9b420d8a391',
  );
});

test('storable values are what they are, but for what the database cannot keep', () => {
  expect(storable({ 'a\u0000': ['x\ud800y', 1, null, '完好 😀'] })).toEqual({
    'a\ufffd': ['x\ufffdy', 1, null, '完好 😀'],
  });
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept = storable(JSON.parse(JSON.stringify(value)));
      expect(() => contentHash(kept)).not.toThrow();
      expect(storable(kept)).toEqual(kept);
    }),
  );
});
