import { configDefaults, defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { hasFloor } from './server/test/floor-binaries.ts';

const databaseTests = '**/*.db.test.ts';
const browserTests = '**/*.browser.test.ts';
const built = [...configDefaults.exclude, '**/dist/**', 'data/**'];

/** The database tests once more on the oldest PostgreSQL that is supported, where the machine has it and time allows. */
const onTheFloor: TestProjectConfiguration[] =
  process.env['CI'] !== undefined && hasFloor()
    ? [
        {
          extends: true,
          test: {
            name: 'database on PostgreSQL 15',
            include: [databaseTests],
            // Those start servers of their own, whose version is not this one's.
            exclude: [...built, 'bench/**', 'server/platform/doctor/**', 'server/commands/**'],
            globalSetup: './server/test/floor.setup.ts',
            testTimeout: 20_000,
            hookTimeout: 60_000,
            sequence: { groupOrder: 3 },
          },
        },
      ]
    : [];

/** Two workers: the tests share their cores with PostgreSQL and Chromium. The groups run one after another. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['./server/test/properties.setup.ts'],
    reporters: ['default', './scripts/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{core,server,web,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [...built, databaseTests, browserTests],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [databaseTests],
          exclude: built,
          globalSetup: './server/test/database.setup.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      ...onTheFloor,
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          exclude: built,
          globalSetup: './server/test/browser.setup.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
