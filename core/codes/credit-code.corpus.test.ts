import { describe, test } from 'vitest';
import { z } from 'zod';
import { corpus, score } from '../../server/test/corpora.ts';
import { readCreditCode } from './credit-code.ts';

const identifiers = corpus('cn-identifiers');

describe.skipIf(!identifiers.isHere)('unified social credit codes', () => {
  test('every published number', () => {
    const all = z
      .array(z.object({ type: z.string(), value: z.string(), valid: z.boolean() }))
      .parse(identifiers.json('uscc.json'));
    const isCreditCode = (type: string): boolean => type === 'USCC';
    score(
      'cn-identifiers/uscc',
      all
        .filter(({ type }) => isCreditCode(type))
        .map(({ value, valid }) => {
          const reading = readCreditCode(value);
          const said = reading.ok ? 'accepted' : reading.fault.text.en;
          return { id: value, failure: reading.ok === valid ? undefined : said };
        }),
      all
        .filter(({ type }) => !isCreditCode(type))
        .map(({ type, value }) => ({ id: value, reason: `${type} is no unified social credit code` })),
    );
  });
});
