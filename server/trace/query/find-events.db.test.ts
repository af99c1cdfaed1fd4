import { Problem } from '@yuanliu/core/platform';
import type { JsonObject } from '@yuanliu/core/trace';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Db, everything, newId, type Scope } from '../../platform/index.ts';
import { findEvents } from './find-events.ts';
import { parseEventQuery } from './parse-event-query.ts';
import { incoming } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { type Asking, type TestLedger, testLedger } from './test-ledger.ts';

let t: TestDatabase;
let ledger: TestLedger;

beforeAll(async () => {
  t = await testDatabase();
  ledger = testLedger({ ...t, incoming });
});
beforeEach(() =>
  t.asOwner(
    `truncate events, event_voids, event_flows, units, incidences, event_references, event_fields, event_contexts`,
  ),
);
afterAll(() => t.close());

const event = (eventID: string, more: JsonObject = {}): JsonObject => ({
  eventID,
  epcList: [`urn:other:${eventID}`],
  ...more,
});
const at = (eventID: string, minute: number, more: JsonObject = {}): JsonObject =>
  event(eventID, { eventTime: new Date(Date.UTC(2026, 2, 4, 10, minute)).toISOString(), ...more });

const lastWord = (text: string): string => text.slice(text.lastIndexOf(':') + 1);

/** All pages; `between` runs behind each. */
const walk = async (
  query: Readonly<Record<string, unknown>>,
  { between, ...asking }: Asking & { readonly between?: (page: number) => Promise<void> } = {},
): Promise<string[][]> => {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await ledger.ask(query, { ...asking, ...(after !== undefined && { after }) });
    pages.push(page.events.map(({ eventId }) => lastWord(eventId)));
    after = page.next;
    await between?.(pages.length);
  } while (after !== undefined);
  return pages;
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
  return 'answered';
};

describe('the order', () => {
  test('is newest first, unless told otherwise', async () => {
    await ledger.record([at('b', 2), at('c', 3), at('a', 1)]);
    expect(await ledger.found({})).toEqual(['c', 'b', 'a']);
    expect(await ledger.found({ orderBy: 'eventTime' })).toEqual(['c', 'b', 'a']);
    expect(await ledger.found({ orderBy: 'eventTime', orderDirection: 'ASC' })).toEqual(['a', 'b', 'c']);
    expect(await ledger.found({ orderDirection: 'ASC' })).toEqual(['a', 'b', 'c']);
  });

  test('is by recordTime where that is asked for', async () => {
    await ledger.record([at('new', 9)]);
    await ledger.record([at('old', 1)]);
    expect(await ledger.found({ orderBy: 'recordTime' })).toEqual(['old', 'new']);
    expect(await ledger.found({ orderBy: 'recordTime', orderDirection: 'ASC' })).toEqual(['new', 'old']);
  });

  test('is by a field: numbers, times, texts by their bytes, and last whoever has none', async () => {
    const values = {
      ten: 10,
      two: 2,
      minus: -1.5,
      many: [3, 30],
      time: '2026-03-04T10:00:00Z',
      upper: 'B',
      lower: 'a',
      han: '源',
    };
    await ledger.record([
      event('none'),
      ...Object.entries(values).map(([name, value]) => event(name, { 'ex:key': value })),
    ]);
    const ascending = ['minus', 'two', 'many', 'ten', 'time', 'upper', 'lower', 'han', 'none'];
    const descending = ['many', 'ten', 'two', 'minus', 'time', 'han', 'lower', 'upper', 'none'];
    const up = { orderBy: 'ex:key', orderDirection: 'ASC' };
    const down = { orderBy: 'ex:key' };
    expect(await ledger.found(up)).toEqual(ascending);
    expect(await ledger.found(down)).toEqual(descending);
    for (const size of [1, 2, 4]) {
      expect((await walk(up, { size })).flat()).toEqual(ascending);
      expect((await walk(down, { size })).flat()).toEqual(descending);
    }
  });
});

describe('how many', () => {
  const ten = Array.from({ length: 10 }, (_, n) => at(`e${n}`, n));

  test('eventCountLimit gives the first ones, over all pages together', async () => {
    await ledger.record(ten);
    const query = { orderBy: 'eventTime', orderDirection: 'ASC', eventCountLimit: 5 };
    expect(await walk(query)).toEqual([['e0', 'e1', 'e2', 'e3', 'e4']]);
    expect(await walk(query, { size: 2 })).toEqual([['e0', 'e1'], ['e2', 'e3'], ['e4']]);
    expect(await walk(query, { size: 5 })).toHaveLength(1);
    expect(await walk({ ...query, eventCountLimit: 20 }, { size: 10 })).toHaveLength(1);
  });

  test('maxEventCount refuses more, whatever the size of a page', async () => {
    await ledger.record(ten);
    for (const size of [3, 9, 10, 100]) {
      expect(await codeOf(walk({ maxEventCount: 9 }, { size }))).toBe('trace.query-too-large');
      expect((await walk({ maxEventCount: 10 }, { size })).flat()).toHaveLength(10);
    }
    expect(await codeOf(walk({ maxEventCount: 1, EQ_eventID: ['urn:test:none'] }))).toBe('answered');
  });

  test('the last page says that it is the last', async () => {
    await ledger.record(ten);
    expect((await walk({}, { size: 5 })).map((page) => page.length)).toEqual([5, 5]);
    expect((await walk({}, { size: 4 })).map((page) => page.length)).toEqual([4, 4, 2]);
    expect(await walk({ EQ_eventID: ['urn:test:none'] })).toEqual([[]]);
  });
});

describe('a walk through the pages', () => {
  test.each([
    {},
    { orderBy: 'eventTime', orderDirection: 'ASC' },
    { orderBy: 'recordTime' },
    { orderBy: 'recordTime', orderDirection: 'ASC' },
    { orderBy: 'ex:key' },
  ])('meets every event once and none that is captured meanwhile, before or behind it: %o', async (order) => {
    await ledger.record(Array.from({ length: 23 }, (_, n) => at(`e${n}`, 10 + (n % 5))));
    const before = (await ledger.found(order)).toSorted();
    const pages = await walk(order, {
      size: 4,
      between: (page) => ledger.record([at(`early-${page}`, 1), at(`late-${page}`, 50, { 'ex:key': page })]),
    });
    expect(pages.flat().toSorted()).toEqual(before);
  });

  test('keeps to its query', async () => {
    await ledger.record(Array.from({ length: 5 }, (_, n) => at(`e${n}`, n, { bizStep: 'shipping' })));
    const { next = '' } = await ledger.ask({ EQ_bizStep: ['shipping'] }, { size: 2 });
    const other = [
      {},
      { EQ_bizStep: ['receiving'] },
      { EQ_bizStep: ['shipping'], EQ_action: ['OBSERVE'] },
      { EQ_bizStep: ['shipping'], orderBy: 'recordTime' },
    ];
    for (const query of other)
      expect(await codeOf(ledger.ask(query, { after: next }))).toBe('trace.wrong-query-parameter');
    expect(await ledger.found({ EQ_bizStep: ['cbv:BizStep-shipping'] }, { after: next })).toEqual([
      'e2',
      'e1',
      'e0',
    ]);
  });

  test('refuses a token that somebody made up', async () => {
    await ledger.record([at('a', 1), at('b', 2)]);
    const { next = '' } = await ledger.ask({}, { size: 1 });
    const parts: unknown[] = JSON.parse(Buffer.from(next, 'base64url').toString());
    const forged = parts.map((_, index) =>
      Buffer.from(JSON.stringify(parts.toSpliced(index, 1, 'x'))).toString('base64url'),
    );
    for (const after of ['', 'x', '!!', 'e30', ...forged])
      expect(await codeOf(ledger.ask({}, { after }))).toBe('trace.wrong-query-parameter');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 6 }), async (json) => {
        const after = Buffer.from(JSON.stringify(json)).toString('base64url');
        expect(await codeOf(ledger.ask({}, { after }))).toBe('trace.wrong-query-parameter');
      }),
      { numRuns: 50 },
    );
  });
});

describe('the scope', () => {
  test('hides events of others', async () => {
    const [me, other, department] = [newId(), newId(), newId()];
    await t.asOwner(
      `insert into departments (id, name, position, created_at, changed_at) values ($1, 'Works', 1, now(), now())`,
      [department],
    );
    await ledger.record([at('mine', 1)], { userId: me, departmentId: null });
    await ledger.record([at('ours', 2)], { userId: other, departmentId: department });
    await ledger.record([at('theirs', 3)], { userId: other, departmentId: null });
    await ledger.record([at('nobodys', 4)], { userId: null, departmentId: null });
    const within = (range: Scope['range']) =>
      ledger.found({}, { scope: { range, userId: me, departmentId: department } });
    expect(await within('own')).toEqual(['mine']);
    expect(await within('department')).toEqual(['ours', 'mine']);
    expect(await within('all')).toEqual(['nobodys', 'theirs', 'ours', 'mine']);
    expect(
      await ledger.found(
        { EQ_eventID: ['urn:test:theirs'] },
        { scope: { range: 'own', userId: me, departmentId: null } },
      ),
    ).toEqual([]);
    expect(
      await codeOf(
        ledger.ask({ maxEventCount: 1 }, { scope: { range: 'own', userId: me, departmentId: null } }),
      ),
    ).toBe('answered');
  });
});

describe('hostile queries', () => {
  /** The database with its statements counted. */
  const counted = (): { readonly db: Db; readonly count: () => number } => {
    let count = 0;
    const { db } = t;
    return {
      db: {
        tables: db.tables,
        rows: (statement) => {
          count += 1;
          return db.rows(statement);
        },
      },
      count: () => count,
    };
  };
  const thousand = (each: (n: number) => string): string[] =>
    Array.from({ length: 1_000 }, (_, n) => each(n));
  const hugeText = '长'.repeat(100_000);

  test.each<[string, Record<string, unknown>]>([
    [
      'a thousand things',
      { MATCH_anyEPC: thousand((n) => `https://id.gs1.org/01/09520123456788/21/${10_000 + n}`) },
    ],
    [
      'a thousand lots',
      { MATCH_anyEPCClass: thousand((n) => `https://id.gs1.org/01/09520123456788/10/L${n}`) },
    ],
    ['a thousand places with all below', { WD_bizLocation: thousand((n) => `urn:own:place:${n}`) }],
    ['a thousand values of a field', { 'EQ_ex:text': thousand((n) => `value ${n}`) }],
    ['a thousand amounts', { EQ_quantity_KGM: Array.from({ length: 1_000 }, (_, n) => n) }],
    ['a text of 100,000 characters', { 'EQ_ex:text': [hugeText], EQ_eventID: [`urn:x:${hugeText}`] }],
    [
      'pipes, quotes and escapes',
      { 'EQ_ex:text': ['a|b', "'", '\\', '%', '$1', '{a,b}', '"', 'NULL', '\0'] },
    ],
    ['numbers beyond all measure', { 'EQ_ex:n': [1e308, 5e-324, -1e308], GT_quantity: 1e308 }],
    [
      'one of everything',
      {
        EQ_action: ['ADD'],
        'EXISTS_ex:a': true,
        GE_value_CEL: 1,
        MATCH_epc: ['urn:epc:idpat:sgtin:0614141.*.*'],
        HASATTR_bizLocation: ['urn:a'],
        orderBy: 'ex:a',
        maxEventCount: 1,
      },
    ],
  ])('%s is one statement', async (_, raw) => {
    await ledger.record([at('a', 1), at('b', 2, { 'ex:text': 'value 7' })]);
    const { db, count } = counted();
    const query = parseEventQuery(raw, {
      source: 'json',
      namespaces: new Map([['ex', ['https://ns.example.com/epcis/']]]),
    });
    await findEvents(db, everything, { query, page: { size: 30 } });
    expect(count()).toBe(1);
  });

  test('whatever a document may hold is found by it', async () => {
    const values = [
      'a|b',
      "o'clock",
      '\\x',
      '%',
      '源流',
      'x'.repeat(300),
      `${'x'.repeat(300)}y`,
      'tab\there',
      hugeText,
    ];
    await ledger.record(values.map((value, n) => event(`v${n}`, { 'ex:text': value })));
    for (const [n, value] of values.entries())
      expect(await ledger.found({ 'EQ_ex:text': [value] })).toEqual([`v${n}`]);
  });
});
