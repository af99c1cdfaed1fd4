import { afterAll, beforeAll, beforeEach } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { teller } from './test-teller.ts';

/** A database of the file's own with an empty ledger before every test, and who tells it what happened. */
export const scenario = () => {
  let begun: TestDatabase | undefined;
  const test = (): TestDatabase => {
    if (begun === undefined) throw new Error('The database of a scenario is there once its tests run.');
    return begun;
  };
  beforeAll(async () => {
    begun = await testDatabase();
  });
  beforeEach(() => emptyLedger(test()));
  afterAll(() => test().close());
  const t: Pick<TestDatabase, 'db' | 'ctx' | 'asOwner' | 'openBeside'> = {
    get db() {
      return test().db;
    },
    ctx: (over) => test().ctx(over),
    asOwner: (text, values) => test().asOwner(text, values),
    openBeside: (connections) => test().openBeside(connections),
  };
  return { t, it: teller(t) };
};
