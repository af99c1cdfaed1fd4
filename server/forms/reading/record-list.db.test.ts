import type { RecordRow } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../../platform/index.ts';
import { arbitraryPerson, arbitraryQuery, arbitraryRights } from '../test/arbitrary-query.ts';
import { isRefused, naiveList, type NaiveQuery } from '../test/naive-list.ts';
import { NaiveReader, type Person } from '../test/naive-reader.ts';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { giveRights, type SampleWorld, sampleWorld } from '../test/sample-world.ts';
import type { StoredByTest } from '../test/stored-records.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { countRecords } from './count-records.ts';
import { listRecords } from './list-records.ts';

const zone = testZone;

let t: TestDatabase;
let world: SampleWorld;
beforeAll(async () => {
  t = await testDatabase();
  world = await sampleWorld(t, 80, publishNext);
});
afterAll(() => t.close());

const as = (person: Person): Ctx =>
  t.ctx({ actor: { ...t.ctx().actor, kind: 'user', userId: person.id, name: person.name } });

const asked = ({ filter, match, search, deleted, sort }: NaiveQuery) => ({
  which: { filter: JSON.stringify(filter), match, search, deleted },
  sort,
});

/** All pages of a list, with the names that came with them. */
const allPages = async (ctx: Ctx, query: NaiveQuery) => {
  const { which, sort } = asked(query);
  const rows: RecordRow[] = [];
  const names: Record<string, string> = {};
  let after: string | undefined;
  do {
    const page = await listRecords(ctx, {
      key: query.form,
      zone,
      query: { ...which, sort, limit: 30, after },
    });
    rows.push(...page.rows);
    Object.assign(names, page.names);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { rows, names };
};

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
};

const expectedRefusal = (reader: NaiveReader, query: NaiveQuery): string => {
  const { form } = query;
  if (!reader.may(form, 'see')) return 'platform.not-found';
  if (query.deleted && !reader.may(form, 'delete')) return 'platform.no-right';
  return isRefused(reader, query) ? 'platform.invalid-request' : 'none';
};

const expectedRow = (reader: NaiveReader, form: NaiveQuery['form'], record: StoredByTest) => {
  const { definition } = world.forms[form];
  const nr = world.records[form].indexOf(record) + 1;
  const shown = definition.fields.filter(
    ({ key, type }) => type !== 'sub-table' && !reader.isHidden(form, record, key),
  );
  const reached = (action: 'change' | 'void' | 'delete') => reader.hits(form, record, action).length > 0;
  const isOpen = !record.isDeleted && record.state !== 'void';
  return {
    id: record.id,
    nr,
    state: record.state,
    title: reader.title(form, record) ?? `#${nr}`,
    values: Object.fromEntries(shown.map(({ key }) => [key, reader.value(form, record, key)])),
    can: {
      change: isOpen && reached('change'),
      void: isOpen && reached('void'),
      recycle: !record.isDeleted && reached('delete'),
      restore: record.isDeleted && reached('delete'),
    },
  };
};

test('lists, their order, counts and names are what a naive reader works out, whatever the roles give', async () => {
  const runs = Number(process.env['PROPERTY_RUNS'] ?? 120);
  await fc.assert(
    fc.asyncProperty(
      arbitraryRights,
      arbitraryPerson,
      fc.array(arbitraryQuery(world), { minLength: 3, maxLength: 3 }),
      async (rights, person, queries) => {
        await giveRights(t, world, rights);
        const reader = new NaiveReader(world, rights, person);
        for (const query of queries) {
          const refusal = expectedRefusal(reader, query);
          if (refusal !== 'none') {
            expect(await refusalOf(allPages(as(person), query))).toBe(refusal);
            continue;
          }
          const { form } = query;
          const { rows, names } = await allPages(as(person), query);
          const wanted = naiveList(reader, query);
          expect(rows.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
          expect(
            rows.map(({ id, nr, state, title, values, can }) => ({ id, nr, state, title, values, can })),
          ).toEqual(wanted.map((record) => expectedRow(reader, form, record)));
          for (const [name, title] of Object.entries(names)) {
            const source = reader.find('source', /^form:source:(.*)$/.exec(name)?.[1]);
            if (source === undefined) continue;
            expect(reader.reaches('source', source)).toBe(true);
            expect(title).toBe(
              reader.title('source', source) ?? `#${world.records.source.indexOf(source) + 1}`,
            );
          }
          const counted = await countRecords(as(person), { key: form, zone, query: asked(query).which });
          expect(counted).toEqual({ count: wanted.length, isExact: true });
        }
      },
    ),
    { numRuns: runs },
  );
}, 120_000);
