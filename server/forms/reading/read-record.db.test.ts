import { Problem } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ctx, newId } from '../../platform/index.ts';
import { arbitraryPerson, arbitraryRights } from '../test/arbitrary-query.ts';
import { type FormKey, NaiveReader, type Person } from '../test/naive-reader.ts';
import { publishNext, testZone as zone } from '../../test/forms/published-form.ts';
import { giveRights, people, type SampleWorld, sampleWorld } from '../test/sample-world.ts';
import { storeRecords, type StoredByTest } from '../test/stored-records.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { listOptions } from './list-options.ts';
import { listRecords } from './list-records.ts';
import { readRecord } from './read-record.ts';
import { readRelated } from './read-related.ts';

let t: TestDatabase;
let world: SampleWorld;
beforeAll(async () => {
  t = await testDatabase();
  world = await sampleWorld(t, 40, publishNext);
});
afterAll(() => t.close());

const as = (person: Person): Ctx =>
  t.ctx({ actor: { ...t.ctx().actor, kind: 'user', userId: person.id, name: person.name } });

const orRefusal = async <T>(work: Promise<T>): Promise<T | string> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return error.kind.code;
    throw error;
  }
};

const nrOf = (form: FormKey, record: StoredByTest): number => world.records[form].indexOf(record) + 1;

const titleFor = (reader: NaiveReader, form: FormKey, record: StoredByTest): string =>
  reader.title(form, record) ?? `#${nrOf(form, record)}`;

const expectedRecord = (reader: NaiveReader, record: StoredByTest) => {
  if (!reader.may('sample', 'see')) return 'platform.not-found';
  const isThere = !record.isDeleted || reader.hits('sample', record, 'delete').length > 0;
  if (!reader.reaches('sample', record) || !isThere) return 'platform.not-found';
  const hidden = reader.hiddenFields('sample', record);
  const values = world.forms.sample.definition.fields
    .filter(({ key }) => !hidden.includes(key))
    .map(({ key }) => {
      if (key !== 'lines') return [key, reader.value('sample', record, key)];
      const rows = reader
        .lines(record)
        .map((row) =>
          Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(`lines.${name}`))),
        );
      return [key, rows.length === 0 ? null : rows];
    });
  return { title: titleFor(reader, 'sample', record), values: Object.fromEntries(values) };
};

const offered = (reader: NaiveReader) =>
  world.records.source
    .filter((source) => !source.isDeleted && source.state !== 'void' && reader.reaches('source', source))
    .map((source) => ({ id: source.id, title: titleFor(reader, 'source', source) }))
    .toReversed();

test('a record, what may be chosen and what is related show nothing that a naive reader does not see', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryRights,
      arbitraryPerson,
      fc.subarray([...Array(40).keys()], { minLength: 6, maxLength: 6 }),
      async (rights, person, chosen) => {
        await giveRights(t, world, rights);
        const reader = new NaiveReader(world, rights, person);
        const ctx = as(person);
        for (const index of chosen) {
          const record = world.records.sample[index];
          if (record === undefined) continue;
          const read = await orRefusal(readRecord(ctx, { key: 'sample', id: record.id, zone }));
          expect(typeof read === 'string' ? read : { title: read.title, values: read.values }).toEqual(
            expectedRecord(reader, record),
          );
        }
        if (!reader.may('sample', 'see') || reader.isNeverSeen('sample', 'source')) return;
        const options = await listOptions(ctx, {
          key: 'sample',
          zone,
          query: { field: 'source', limit: 50 },
        });
        expect(options.rows.map(({ id, title }) => ({ id, title }))).toEqual(offered(reader));
        const references = world.records.source.map(({ id }) => ({ target: 'form:source', id }));
        const { related } = await readRelated(ctx, { key: 'sample', zone, query: { references } });
        for (const source of world.records.source) {
          const seen = related[`form:source:${source.id}`];
          expect(seen !== undefined).toBe(reader.reaches('source', source));
          for (const key of ['name', 'phone', 'rating', 'used', 'spent'])
            if (seen !== undefined) expect(seen[key] ?? null).toEqual(reader.value('source', source, key));
        }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
  );
}, 120_000);

const whole = { actions: ['see' as const], scope: 'all' as const, condition: null, hidden: [], readOnly: [] };
const [first] = people;

test('paging loses and repeats nothing while others add records; a cursor of another list is refused', async () => {
  await giveRights(t, world, { sample: [whole, null], source: [whole, null] });
  if (first === undefined) return;
  const ctx = as(first);
  const query = { sort: 'name', limit: 5 };
  const before = await listRecords(ctx, { key: 'sample', zone, query: { ...query, limit: 200 } });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listRecords(ctx, { key: 'sample', zone, query: { ...query, after } });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
    const [like] = world.records.sample;
    if (like !== undefined)
      await storeRecords(t.db, world.forms.sample, [
        { ...like, id: newId(), title: '新', values: { name: '奶粉' } },
      ]);
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((id) => before.rows.some((row) => row.id === id))).toEqual(
    before.rows.map(({ id }) => id),
  );
  const page = await listRecords(ctx, { key: 'sample', zone, query });
  const other = listRecords(ctx, {
    key: 'sample',
    zone,
    query: { ...query, sort: '-name', after: page.next ?? '' },
  });
  expect(await orRefusal(other)).toBe('platform.invalid-request');
});

test('Chinese sorts by pinyin', async () => {
  await giveRights(t, world, { sample: [whole, null], source: [whole, null] });
  if (first === undefined) return;
  const like = world.records.source[0];
  const named = ['张', '阿', '李', '王', '白'];
  if (like !== undefined)
    await storeRecords(
      t.db,
      world.forms.source,
      named.map((name) => ({
        ...like,
        isDeleted: false,
        id: newId(),
        title: name,
        values: { name, rating: '77' },
      })),
    );
  const filter = JSON.stringify([{ field: 'rating', is: 'is', value: '77' }]);
  const page = await listRecords(as(first), {
    key: 'source',
    zone,
    query: { limit: 10, sort: 'name', filter },
  });
  expect(page.rows.map(({ values }) => values['name'])).toEqual(['阿', '白', '李', '王', '张']);
});
