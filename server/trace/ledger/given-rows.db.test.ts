import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storableText } from '../../platform/index.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { givenRows } from './given-rows.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const columns = {
  place: 'integer',
  words: 'text',
  amount: 'numeric',
  flag: 'boolean',
  data: 'jsonb',
} as const;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      '\\',
      '{',
      '}',
      ',',
      ' ',
      'n',
      'u0041',
      '\n',
      '\t',
      '\u001f',
      '\u2028',
      '中',
      '😀',
      'NULL',
    ),
    maxLength: 8,
  }),
  fc.constantFrom('null', 'NULL', '', '{}', '{"a":"b\\nc"}'),
);

const row = fc.record({
  words: fc.option(text.map(storableText)),
  amount: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(1e21))),
  flag: fc.option(fc.boolean()),
  data: fc.option(fc.jsonValue().map((value) => JSON.stringify(value).toWellFormed())),
});

test('rows come back as they were given, whatever stands in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const { names, table } = givenRows(
        columns,
        rows.map((each, place) => ({ place, ...each })),
      );
      const back = await t.db.rows<{
        words: string | null;
        amount: string | null;
        flag: boolean | null;
        data: unknown;
      }>(sql`select ${names}, amount::float8 as amount from ${table} order by place`);
      expect(back.map(({ words, amount, flag }) => ({ words, amount, flag }))).toEqual(
        rows.map(({ words, amount, flag }) => ({ words, amount: amount === 0 ? 0 : amount, flag })),
      );
    }),
    { numRuns: 150 },
  );
});
