import { configDefaults, defineConfig } from 'vitest/config';

const databaseTests = '**/*.db.test.ts';
const browserTests = '**/*.browser.test.ts';
const built = [...configDefaults.exclude, '**/dist/**', 'data/**'];

/** Two workers: the tests share their cores with PostgreSQL and Chromium. The groups run one after another. */
export default defineConfig({
  test: {
    maxWorkers: 2,
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
