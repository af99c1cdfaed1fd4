import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, everything } from '../../platform/index.ts';
import { findEvents } from './find-events.ts';
import { parseEventQuery } from './parse-event-query.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';

let t: TestDatabase;

const events = 20_000;
const minute = (g: string) => `timestamptz '2025-01-01' + ${g} * interval '1 minute'`;
const word = (words: readonly string[], g: string) =>
  `(array['${words.join("','")}'])[1 + ${g} % ${words.length}]`;

/** Events as a warehouse has them: five things each, ten steps, 200 places, a batch for every 20 events. */
beforeAll(async () => {
  t = await testDatabase();
  const { asOwner } = t;
  await asOwner(`insert into event_contexts values (1, sha256('a'), '{}')`);
  await asOwner(`
    insert into units (nr, uri, kind, space, low, high, label)
    select g, 'https://id.gs1.org/01/09520123456788/21/' || lpad(g::text, 8, '0'), 'item',
      'https://id.gs1.org/01/09520123456788/21/#8', g, g, g::text
    from generate_series(1, ${events}) g`);
  await asOwner(`
    insert into units (nr, uri, kind, space, low, high, magnitude, label)
    select ${events} + g, 'https://id.gs1.org/01/09520123456788/21/#' || g, 'run',
      'https://id.gs1.org/01/09520123456788/21/#10', g * 1000, g * 1000 + 999, 10, g::text
    from generate_series(1, ${events / 10}) g`);
  await asOwner(`
    insert into events
    select g, md5(g::text)::uuid, 'urn:test:' || g, false, false, sha256(g::text::bytea), 'ObjectEvent', 1 + g % 3,
      ${minute('g')}, '+08:00', ${minute('g')}, 0,
      'https://ref.gs1.org/cbv/BizStep-' || ${word(['shipping', 'receiving', 'packing', 'storing', 'picking'], 'g')},
      null, null, 'urn:own:place:' || g * 7919 % 200, null, g, null, null, null,
      repeat(md5(g::text), 10), 1, null, null, null, sha256(g::text::bytea)
    from generate_series(1, ${events}) g`);
  await asOwner(`
    insert into incidences
    select g, g, 6, 1, p, 1 + (g * 17 + p * 7919) % ${events}, null, null, 1, false, null, ${minute('g')}
    from generate_series(1, ${events}) g, generate_series(0, 4) p`);
  await asOwner(`
    insert into incidences
    select g, g, 2, 2, 0, ${events} + g / 10, 1000, null, 1, false, null, ${minute('g')}
    from generate_series(10, ${events}, 10) g`);
  await asOwner(`
    insert into event_fields
    select g, 0, 'ext:{https://ns.example.com/epcis}batch', 'B' || g / 20, null, null
    from generate_series(1, ${events}) g`);
  await asOwner(`
    insert into event_fields
    select g, 1, 'ext:{https://ns.example.com/epcis}temperature', null, g % 50, null
    from generate_series(1, ${events}) g`);
  await asOwner(`
    insert into event_references
    select g, 1, 0, 'https://ref.gs1.org/cbv/BTT-po', 'urn:own:po:' || g / 50 from generate_series(1, ${events}) g`);
  await asOwner('analyze');
});
afterAll(() => t.close());

const planOf = async (raw: Readonly<Record<string, unknown>>): Promise<string> => {
  let plan = '';
  const explaining: Db = {
    tables: t.db.tables,
    rows: async (statement) => {
      const lines = await t.db.rows(sql<{ line: string }>`explain ${statement}`);
      plan = lines.map((line) => Object.values(line).join('')).join('\n');
      return [];
    },
  };
  const namespaces = new Map([['ex', ['https://ns.example.com/epcis/']]]);
  const query = parseEventQuery(raw, { source: 'json', namespaces });
  await findEvents(explaining, everything, { query, page: { size: 30 } });
  return plan;
};

const item = (serial: string) => `https://id.gs1.org/01/09520123456788/21/${serial}`;

test.each<[string, Record<string, unknown>]>([
  ['everything', {}],
  ['a thing', { MATCH_anyEPC: [item('00005000')] }],
  ['a thing in a run', { MATCH_anyEPC: [item('0000501005')] }],
  ['a hundred things', { MATCH_epc: Array.from({ length: 100 }, (_, n) => item(`0000${5_000 + n}`)) }],
  ['a pattern that nothing has', { MATCH_epc: ['urn:epc:idpat:sgtin:4012345.011111.*'] }],
  [
    'a step in a week',
    { EQ_bizStep: ['shipping'], GE_eventTime: '2025-01-07T00:00:00Z', LT_eventTime: '2025-01-14T00:00:00Z' },
  ],
  ['a step that never was', { EQ_bizStep: ['destroying'] }],
  ['a place', { EQ_bizLocation: ['urn:own:place:42'] }],
  ['an event', { EQ_eventID: ['urn:test:4711'] }],
  ['a value of an extension', { 'EQ_ex:batch': ['B500'] }],
  ['a document', { EQ_bizTransaction_po: ['urn:own:po:77'] }],
  ['what was recorded lately', { GE_recordTime: '2025-01-14T00:00:00Z', orderBy: 'recordTime' }],
  ['declarations', { EXISTS_errorDeclaration: true }],
  ['a corrected event', { EQ_correctiveEventID: ['urn:test:1'] }],
  ['a transformation', { EQ_transformationID: ['urn:own:t:1'] }],
])('%s is found by indexes alone', async (_, raw) => {
  expect(await planOf(raw)).not.toMatch(/Seq Scan/);
});

test.each([
  ['few', 48, 'DESC'],
  ['many', 10, 'DESC'],
  ['many', 10, 'ASC'],
  ['no', 100, 'DESC'],
])(
  '%s events above a bound are found in their order, page after page: %d %s',
  async (_, bound, direction) => {
    const query = parseEventQuery(
      { 'GT_ex:temperature': bound, orderBy: 'eventTime', orderDirection: direction },
      { source: 'json', namespaces: new Map([['ex', ['https://ns.example.com/epcis/']]]) },
    );
    const all = Array.from({ length: events }, (__, n) => n + 1).filter((nr) => nr % 50 > bound);
    const expected = (direction === 'ASC' ? all : all.toReversed()).slice(0, 45);
    const first = await findEvents(t.db, everything, { query, page: { size: 30 } });
    const after = first.next;
    const second =
      after === undefined
        ? { events: [] }
        : await findEvents(t.db, everything, { query, page: { size: 15, after } });
    expect([...first.events, ...second.events].map(({ nr }) => nr)).toEqual(expected);
  },
);
