import {
  numberFrom,
  readTemporalText,
  type Compiled,
  compileExpression,
  evaluate,
  parseExpression,
  toSql,
  type Type,
  type Value,
  valueToJson,
} from '@yuanliu/core/expression';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test-database.ts';
import { expressions } from './random-expressions.ts';

const now = new Date('2026-11-24T08:00:00Z');
const zone = 'Asia/Shanghai';

interface Field {
  readonly column: string;
  readonly sql: string;
  readonly type: Type;
  readonly digits?: { readonly whole: number; readonly fraction: number };
}

const fields: Readonly<Record<string, Field>> = {
  数量: { column: 'quantity', sql: 'numeric', type: { kind: 'number' } },
  单价: {
    column: 'price',
    sql: 'numeric(12, 4)',
    type: { kind: 'number' },
    digits: { whole: 8, fraction: 4 },
  },
  含量: { column: 'share', sql: 'numeric', type: { kind: 'number' } },
  名称: { column: 'name', sql: 'text', type: { kind: 'string' } },
  批次: { column: 'lot', sql: 'text', type: { kind: 'string' } },
  是否进口: { column: 'is_imported', sql: 'boolean', type: { kind: 'boolean' } },
  已检验: { column: 'is_checked', sql: 'boolean', type: { kind: 'boolean' } },
  生产日期: { column: 'made', sql: 'date', type: { kind: 'date' } },
  到期日: { column: 'expires', sql: 'date', type: { kind: 'date' } },
  登记时间: { column: 'noted', sql: 'timestamptz', type: { kind: 'date and time' } },
  过敏原: { column: 'allergens', sql: 'text[]', type: { kind: 'list', of: { kind: 'string' } } },
};

type Row = readonly (string | null | boolean | readonly string[])[];

const rows: readonly Row[] = [
  [
    '3',
    '12.5000',
    '0.1',
    '牛奶',
    'L1',
    true,
    false,
    '2026-01-31',
    '2026-02-28',
    '2026-11-24T08:00:00Z',
    ['牛奶', 'a'],
  ],
  [
    '-7',
    '0.3333',
    '1234567890123456789012345678901234',
    'aB',
    'B',
    false,
    null,
    '2024-02-29',
    '2025-02-28',
    '2026-11-24T08:00:00.9Z',
    [],
  ],
  [
    '0',
    '0.0000',
    '-0.0000000000000000000000000000000001',
    '',
    ' ',
    true,
    true,
    '0100-01-01',
    '9999-12-31',
    '2026-11-24T07:59:59.999999Z',
    ['😀'],
  ],
  [null, null, null, null, null, null, null, null, null, null, null],
  [
    '9999999999999999999999999999999999',
    '99999999.9999',
    '0.3333333333333333333333333333333333',
    '😀a牛',
    'ß%_',
    null,
    true,
    '1999-12-31',
    '2000-01-01',
    '1969-12-31T23:59:59.5Z',
    ['ß'],
  ],
  ['2.5', '-2.5000', '0.0000000005', "it's \\", 'aB', false, false, '2026-11-24', null, null, ['aB', 'B']],
];

const valueOf = (cell: Row[number], type: Type): Value => {
  if (cell === null || typeof cell === 'boolean' || typeof cell !== 'string') return cell;
  if (type.kind === 'number') return numberFrom(cell);
  return type.kind === 'string' ? cell : (readTemporalText(cell) ?? null);
};

const names = Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, type]));

const records = rows.map((row) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { type }], index) => [name, valueOf(row[index] ?? null, type)]),
  ),
);

let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  const columns = Object.values(fields).map(({ column, sql }) => `${column} ${sql}`);
  await t.asOwner(`create temp table sample (place int primary key, ${columns.join(', ')})`);
  for (const [index, row] of rows.entries()) {
    const places = row.map((_, at) => `$${at + 2}`);
    await t.asOwner(`insert into sample values ($1, ${places.join(', ')})`, [index, ...row]);
  }
});

afterAll(async () => {
  await t.close();
});

const column = (name: string) => {
  const field = fields[name];
  return field && { sql: field.column, type: field.type, ...(field.digits && { digits: field.digits }) };
};

const compiledOf = (text: string) => {
  const reading = parseExpression(text, { names });
  if (!reading.ok) throw new Error(`${text}: ${reading.problem.text.en}`);
  return compileExpression(reading.expression);
};

/** What a value looks like when the database writes it as text. */
const asText = (value: Value): string | null => {
  const json = valueToJson(value);
  if (json === null) return null;
  return typeof json === 'object' ? JSON.stringify(json) : String(json);
};

/** Trailing zeros say nothing. */
const tidy = (text: string | null, kind: string): string | null =>
  text !== null && kind === 'number' ? asText(numberFrom(text)) : text;

interface Asked {
  readonly text: string;
  readonly compiled: Compiled;
  readonly kind: string;
  readonly statement: string;
  readonly parameters: readonly unknown[];
}

const statementOf = (text: string, as: 'condition' | 'value', from: number): Asked | undefined => {
  const compiled = compiledOf(text);
  const result = toSql(compiled, { column, now, zone, as });
  if (!result.ok) return undefined;
  const statement = result.parts.reduce((all, part, index) => `${all}$${from + index - 1}${part}`);
  return { text, compiled, kind: result.type, statement, parameters: result.parameters };
};

/** Asks the database for all of them at once: one row of texts per row of the table. */
const ask = async (asked: readonly Asked[]): Promise<(string | null)[][]> => {
  const columns = asked.map(({ statement }, index) => `(${statement})::text as c${index}`);
  const found = await t.asOwner<Record<string, string | null>>(
    `select ${columns.join(', ')} from sample order by place`,
    asked.flatMap(({ parameters }) => parameters),
  );
  return found.map((row) => asked.map((_, index) => row[`c${index}`] ?? null));
};

const collect = (texts: readonly string[], as: 'condition' | 'value'): Asked[] => {
  const asked: Asked[] = [];
  let from = 1;
  for (const text of texts) {
    const one = statementOf(text, as, from);
    if (one === undefined) continue;
    asked.push(one);
    from += one.parameters.length;
  }
  return asked;
};

const tally = { asked: 0, refused: 0, values: new Map<string, number>() };

/** As a condition, null may stand for false: what counts is which rows it holds for. */
const compareConditions = async (texts: readonly string[]): Promise<void> => {
  const asked = collect(texts, 'condition');
  const answers = await ask(asked);
  for (const [place, record] of records.entries()) {
    for (const [index, { text, compiled }] of asked.entries()) {
      const { value } = evaluate(compiled, { values: record, now, zone });
      const holds = answers[place]?.[index] === 'true';
      expect({ text, place, holds }).toEqual({ text, place, holds: value === true });
    }
  }
};

const compareAll = async (texts: readonly string[]): Promise<void> => {
  const asked = collect(texts, 'value');
  tally.asked += asked.length;
  tally.refused += texts.length - asked.length;
  const answers = await ask(asked);
  for (const [place, record] of records.entries()) {
    for (const [index, { text, compiled, kind }] of asked.entries()) {
      const first = evaluate(compiled, { values: record, now, zone });
      const again = evaluate(compiled, { values: record, now, zone });
      const kindOfValue =
        first.value === null ? 'null' : kind + (typeof first.value === 'boolean' ? ` ${first.value}` : '');
      tally.values.set(kindOfValue, (tally.values.get(kindOfValue) ?? 0) + 1);
      expect(asText(again.value)).toBe(asText(first.value));
      expect({ text, place, is: tidy(answers[place]?.[index] ?? null, kind) }).toEqual({
        text,
        place,
        is: asText(first.value),
      });
    }
  }
};

/** 50 at a time, in some 25 s. */
test('10,000 random expressions give in the database what they give here, and the same twice', {
  timeout: 180_000,
}, async () => {
  const { truth, number, text, date } = expressions;
  const batch = fc.tuple(
    fc.array(truth, { minLength: 25, maxLength: 25 }),
    fc.array(number, { minLength: 15, maxLength: 15 }),
    fc.array(text, { minLength: 5, maxLength: 5 }),
    fc.array(date, { minLength: 5, maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(batch, async (texts) => {
      await compareAll(texts.flat());
      await compareConditions(texts[0]);
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200), endOnFailure: true },
  );
  process.stdout.write(`expressions: ${tally.asked} asked of the database, ${tally.refused} refused\n`);
  process.stdout.write(`expressions: ${JSON.stringify(Object.fromEntries(tally.values))}\n`);
  expect(tally.refused / (tally.asked + tally.refused)).toBeLessThan(0.2);
});
