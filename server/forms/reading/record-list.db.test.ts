import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { giveRights, people, type SampleWorld, sampleWorld } from '../../test/forms/sample-world.ts';
import { testZone } from '../../test/forms/published-form.ts';
import { listRecords } from './list-records.ts';

let t: TestDatabase;
let world: SampleWorld;
beforeAll(async () => {
  t = await testDatabase();
  world = await sampleWorld(t, 60);
});
afterAll(() => t.close());

test('smoke', async () => {
  await giveRights(t, world, {
    sample: [{ actions: ['see'], scope: 'all', condition: null, hidden: [], readOnly: [] }, null],
    source: [
      { actions: ['see'], scope: 'condition', condition: 'rating >= 3', hidden: [], readOnly: [] },
      null,
    ],
  });
  const actor = { ...t.ctx().actor, kind: 'user' as const, userId: people[0]?.id ?? null };
  const page = await listRecords(t.ctx({ actor }), {
    key: 'sample',
    zone: testZone,
    query: { limit: 3, sort: 'name' },
  });
  console.log(JSON.stringify(page, null, 1));
  expect(page.rows.length).toBe(3);
});
