import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'yuanliu-closing-line-'));

const config = `export default { test: {
  reporters: ['default', './closing-line.ts'], include: [process.env.FILE + '.case.ts'], globalSetup: process.env.SETUP,
} };`;

const skips = `
import { describe, test } from 'vitest';
test('works', () => {});
describe.skip('the corpus (CORPORA_DIR is not set)', () => { test('one', () => {}); test('two', () => {}); });
test('shows a page', (context) => { context.skip('no Chromium on this machine'); });
`;

const cases: Readonly<Record<string, string>> = {
  passes: `import { test } from 'vitest'; test('works', () => {});`,
  skips,
  fails: `import { test } from 'vitest'; test('breaks', () => { throw new Error('broken'); });`,
  'loads-nothing': `import './missing.ts';`,
  'only-skips': `import { test } from 'vitest'; test.skip('later', () => {});`,
  'leaves-a-program': `import { spawn } from 'node:child_process';
import { test } from 'vitest';
test('starts it', () => { spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5_000)'], { stdio: 'inherit' }); });`,
  'breaks-outside': `import { test } from 'vitest';
test('ends too early', () => { setTimeout(() => { throw new Error('late'); }, 1); });
test('waits', async () => { await new Promise((resolve) => { setTimeout(resolve, 50); }); });`,
};

interface Run {
  readonly code: number;
  readonly output: string;
}

/** Runs vitest in the folder and gives its exit code and everything it printed, in the order it was printed. */
const run = async (environment: Readonly<Record<string, string>>): Promise<Run> =>
  new Promise((resolve) => {
    const command = `"${process.execPath}" node_modules/vitest/vitest.mjs run 2>&1`;
    const child = execFile('/bin/sh', ['-c', command], {
      cwd: folder,
      env: { PATH: process.env['PATH'], NO_COLOR: '1', TEST_GRACE_MS: '1000', ...environment },
    });
    let output = '';
    child.stdout?.on('data', (text: string) => {
      output += text;
    });
    child.once('close', (code) => resolve({ code: code ?? -1, output }));
  });

beforeAll(async () => {
  await cp(join(import.meta.dirname, 'closing-line.ts'), join(folder, 'closing-line.ts'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'vitest.config.ts'), config);
  await writeFile(join(folder, 'setup.ts'), `export default () => { throw new Error('no database'); };`);
  for (const [name, text] of Object.entries(cases)) await writeFile(join(folder, `${name}.case.ts`), text);
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

test.each([
  ['passes', 0, '1 passed, 0 failed'],
  ['skips', 0, '1 passed, 0 failed, 3 skipped'],
  ['fails', 1, '0 passed, 1 failed'],
  ['loads-nothing', 1, '0 passed, 1 failed'],
  ['only-skips', 1, '0 passed, 1 failed, 1 skipped'],
  ['breaks-outside', 1, '2 passed, 1 failed'],
  ['leaves-a-program', 1, '1 passed, 1 failed'],
  ['is-not-there', 1, '0 passed, 1 failed'],
])('a run that %s exits with %i and closes with "%s"', async (name, code, line) => {
  const result = await run({ FILE: name });
  expect(result.output.endsWith(`\n${line}\n`)).toBe(true);
  expect(result.code).toBe(code);
});

test('a run whose database does not start counts one failure', async () => {
  const result = await run({ FILE: 'passes', SETUP: './setup.ts' });
  expect(result.output.endsWith('\n0 passed, 1 failed\n')).toBe(true);
  expect(result.code).toBe(1);
});

test('what was skipped is told with its reason', async () => {
  const { output } = await run({ FILE: 'skips' });
  expect(output).toContain('!! SKIPPED 2 × skips.case.ts › the corpus (CORPORA_DIR is not set)');
  expect(output).toContain('!! SKIPPED 1 × skips.case.ts › shows a page: no Chromium on this machine');
});
