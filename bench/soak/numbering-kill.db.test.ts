import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../server/test/test-database.ts';
import { numberingKill } from './numbering-kill.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(async () => t.close());

test('three kills repeat no number, leave no gap where none may be, and lose no job', async () => {
  const { taken, jobsRan, ...wrong } = await numberingKill({
    connection: t.connection,
    kills: 3,
    longestMilliseconds: 600,
    tell: () => undefined,
  });
  expect(wrong).toEqual({ repeatedNumbers: [], gapsInGapFree: 0, jobsMissing: 0, jobsOfRolledBack: 0 });
  expect(taken).toBeGreaterThan(0);
  expect(jobsRan).toBe(taken / 2);
}, 60_000);
