import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../server/test/test-database.ts';
import { countsOf } from './soak-counts.ts';
import { makeSoakTables, makeSoakUsers } from './soak-tables.ts';

let t: TestDatabase;
let owner: pg.Client;
let userId: string;
beforeAll(async () => {
  t = await testDatabase();
  owner = new pg.Client(t.connection('owner'));
  await owner.connect();
  await makeSoakTables(owner);
  [userId = ''] = await makeSoakUsers(owner, 1);
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

const nothing = { records: [], undone: [], names: [] };

test('a database in which nothing was done has nothing wrong', async () => {
  const { records, names, jobsRan, ...wrong } = await countsOf(owner, [nothing]);
  expect({ records, names, jobsRan }).toEqual({ records: 0, names: 0, jobsRan: 0 });
  expect(Object.values(wrong).every((count) => count === 0)).toBe(true);
});

test('every kind of loss and of excess is seen', async () => {
  await owner.query(`
    insert into soak_records values ('1', 'S1', 'S1'), ('2', 'S1', 'S2'), ('undone', 'S3', 'S3');
    insert into soak_ran values ('1'), ('nowhere');
    update users set version = 3 where login like 'soak%'`);
  await owner.query(
    `insert into serial_counters (rule_id, period, value) select id, '', 5 from serial_rules where key = 'soak.gap-free'`,
  );
  const told = {
    records: [
      { id: '1', gapFree: 'S1', fast: 'S1' },
      { id: 'lost', gapFree: 'S9', fast: 'S9' },
      { id: '2', gapFree: 'S1', fast: 'another' },
    ],
    undone: ['undone'],
    names: [{ userId, name: 'lost' }],
  };
  expect(await countsOf(owner, [nothing, told])).toEqual({
    records: 3,
    names: 1,
    jobsRan: 2,
    recordsLost: 2,
    namesLost: 1,
    undoneThere: 1,
    repeatedNumbers: 1,
    withoutAudit: 3,
    auditOfNothing: 0,
    jobsOfNothing: 1,
    versionsAstray: 1,
    gaps: 2,
    jobsMissing: 2,
  });
});
