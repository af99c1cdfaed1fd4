import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../platform/index.ts';
import { type Test, teller } from './test-teller.ts';

/** A database that was opened for the tests of one file. */
interface OpenTest extends Test {
  readonly openBeside: (size: number) => Database;
  readonly close: () => Promise<void>;
}

/** How a test file opens its database, and empties its ledger. */
export interface ScenarioBase<T extends OpenTest> {
  readonly open: () => Promise<T>;
  readonly empty: (test: T) => Promise<void>;
}

/** A database of the file's own with an empty ledger before every test, and who tells it what happened. */
export const scenario = <T extends OpenTest>({ open, empty }: ScenarioBase<T>) => {
  let begun: T | undefined;
  const test = (): T => {
    if (begun === undefined) throw new Error('The database of a scenario is there once its tests run.');
    return begun;
  };
  beforeAll(async () => {
    begun = await open();
  });
  beforeEach(() => empty(test()));
  afterAll(() => test().close());
  const t: Omit<OpenTest, 'close'> = {
    get db() {
      return test().db;
    },
    ctx: (over) => test().ctx(over),
    asOwner: (text, values) => test().asOwner(text, values),
    openBeside: (size) => test().openBeside(size),
  };
  return { t, it: teller(t) };
};
