/**
 * A wall that nobody has run against may be painted on: each rule here is broken on purpose, in a small house of
 * its own under the temporary folder that is built with the real configuration, and must be refused by name.
 */
import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRefusal } from './walls.ts';

const root = join(import.meta.dirname, '..');

const lines = (count: number): string => Array.from({ length: count }, (_, n) => `  use(${n});\n`).join('');

const soundHouse: Record<string, string> = {
  'core/platform/index.ts': `export { type Page, pageOf } from './page.ts';\n`,
  'core/platform/page.ts': `import { z } from 'zod';
export const pageOf = (size: number): Page => ({ size: z.number().parse(size) });
export interface Page { readonly size: number }
`,
  'core/platform/page.test.ts': `import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageOf } from './page.ts';
test('a page has a size', () => { expect(pageOf(readFileSync('size').length)).toEqual({ size: 1 }); });
`,
  'core/identity/index.ts': `import { type Page, pageOf } from '../platform/index.ts';
export interface User { readonly name: string; readonly page: Page }
export const userOf = (name: string): User => ({ name, page: pageOf(1) });
`,
  'server/platform/index.ts': `export { type Clock, systemClock } from './clock.ts';\n`,
  'server/platform/clock.ts': `import { performance } from 'node:perf_hooks';
export interface Clock { readonly now: () => number }
export const systemClock: Clock = { now: () => performance.now() };
`,
  'server/identity/index.ts': `export { type StoredUser, saveUser } from './user.store.ts';\n`,
  'server/identity/user.store.ts': `import { userOf } from '@yuanliu/core/identity';
import type { Clock } from '../platform/index.ts';
export interface StoredUser { readonly name: string; readonly at: number }
export const saveUser = async (name: string, clock: Clock): Promise<StoredUser> =>
  Promise.resolve({ name: userOf(name).name, at: clock.now() });
`,
  'server/numbering/index.ts': `export const firstNumber = 1;\n`,
  'server/numbering/longest-file.ts': `export const zero = 0;\n`.concat('// a line\n'.repeat(399)),
  'server/numbering/longest-function.ts': `export function tell(use: (n: number) => void): void {\n${lines(58)}}\n`,
  'server/numbering/three.ts': `export const sum = (a: number, b: number, c: number): number => a + b + c;\n`,
  'server/messages/index.ts': `import { saveUser } from '../identity/index.ts';
import { systemClock } from '../platform/index.ts';
export const greet = async (name: string): Promise<string> => (await saveUser(name, systemClock)).name;
`,
  'server/messages/mail.parse.ts': `export const addressOf = (mail: unknown): string => (mail as { to: string }).to;\n`,
  'server/app.ts': `import { greet } from './messages/index.ts';
import { firstNumber } from './numbering/index.ts';
export const start = async (): Promise<string> => greet(String(firstNumber));
`,
  'server/test/house.ts': `export { start } from '../app.ts';\n`,
  'server/identity/user.db.test.ts': `import { expect, test } from 'vitest';
import { start } from '../test/house.ts';
test('somebody is greeted', async () => { expect(await start()).toBe('1'); });
`,
  'web/lib/call.ts': `export const call = async (path: string): Promise<number> => (await fetch(path)).status;\n`,
  'web/ui/Panel.tsx': `import type { ReactNode } from 'react';
export const Panel = ({ children }: { children: ReactNode }) => <section>{children}</section>;
`,
  'web/identity/index.ts': `export { UserPage } from './pages/UserPage.tsx';\n`,
  'web/identity/pages/UserPage.tsx': `import { userOf } from '@yuanliu/core/identity';
import { call } from '../../lib/call.ts';
import { Panel } from '../../ui/Panel.tsx';
export const UserPage = () => <Panel>{userOf('Li Wei').name}{typeof call}</Panel>;
`,
  'web/app/Shell.tsx': `import { UserPage } from '../identity/index.ts';
export const Shell = () => <UserPage />;
`,
};

interface Plant {
  readonly breaks: string;
  readonly files: Readonly<Record<string, string>>;
  readonly rule: string;
}

const plant = (breaks: string, rule: string, files: Readonly<Record<string, string>>): Plant => ({
  breaks,
  rule,
  files,
});

const plants: readonly Plant[] = [
  plant('core reads a file', 'walls(imports)', {
    'core/identity/p01.ts': `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
  }),
  plant('core stands on a package that is not pure', 'walls(imports)', {
    'core/identity/p02.ts': `import fastify from 'fastify';\nexport const listen = fastify;\n`,
  }),
  plant('core reaches for the browser', 'eslint(no-restricted-globals)', {
    'core/identity/p03.ts': `export const title = (): unknown => document;\n`,
  }),
  plant('core reaches for the process', 'eslint(no-restricted-globals)', {
    'core/identity/p04.ts': `export const home = (): unknown => process;\n`,
  }),
  plant('core looks at the clock', 'eslint(no-restricted-properties)', {
    'core/identity/p05.ts': `export const now = (): number => Date.now();\n`,
  }),
  plant('an upward import in the server', 'walls(imports)', {
    'server/identity/p06.ts': `import { greet } from '../messages/index.ts';\nexport const welcome = greet;\n`,
  }),
  plant('an upward import of a type in core', 'walls(imports)', {
    'core/platform/p07.ts': `import type { User } from '../identity/index.ts';\nexport type Somebody = User;\n`,
  }),
  plant('an upward import from the server into core', 'walls(imports)', {
    'server/platform/p08.ts': `import { userOf } from '@yuanliu/core/identity';\nexport const nameOf = userOf;\n`,
  }),
  plant('a sideways import', 'walls(imports)', {
    'server/messages/p09.ts': `import { firstNumber } from '../numbering/index.ts';\nexport const first = firstNumber;\n`,
  }),
  plant('a deep import past a door', 'walls(imports)', {
    'server/messages/p10.ts': `import { saveUser } from '../identity/user.store.ts';\nexport const save = saveUser;\n`,
  }),
  plant('a deep import by a detour', 'walls(imports)', {
    'server/messages/p11.ts': `import { saveUser } from './../messages/../identity/user.store.ts';\nexport const save = saveUser;\n`,
  }),
  plant('a deep import at run time', 'walls(imports)', {
    'server/messages/p12.ts': `export const load = async (): Promise<unknown> => import('../identity/user.store.ts');\n`,
  }),
  plant('a deep import inside a type', 'walls(imports)', {
    'server/messages/p13.ts': `export type Stored = import('../identity/user.store.ts').StoredUser;\n`,
  }),
  plant('a deep re-export', 'walls(imports)', {
    'server/messages/p14.ts': `export { saveUser } from '../identity/user.store.ts';\n`,
  }),
  plant('a deep import by the name of core', 'walls(imports)', {
    'server/messages/p15.ts': `import type { Page } from '@yuanliu/core/platform/page.ts';\nexport type Sheet = Page;\n`,
  }),
  plant('a deep import in the web', 'walls(imports)', {
    'web/app/p16.ts': `import { UserPage } from '../identity/pages/UserPage.tsx';\nexport const Page = UserPage;\n`,
  }),
  plant('a module leans on the roof', 'walls(imports)', {
    'server/messages/p17.ts': `import { start } from '../app.ts';\nexport const again = start;\n`,
  }),
  plant('the web imports the server', 'walls(imports)', {
    'web/lib/p18.ts': `import type { Clock } from '../../server/platform/index.ts';\nexport type Time = Clock;\n`,
  }),
  plant('the web imports from Node', 'walls(imports)', {
    'web/lib/p19.ts': `import type { Stats } from 'node:fs';\nexport type Facts = Stats;\n`,
  }),
  plant('the design system knows a module', 'walls(imports)', {
    'web/ui/p20.ts': `import { userOf } from '@yuanliu/core/identity';\nexport const nameOf = userOf;\n`,
  }),
  plant('a module without a line in the table', 'walls(imports)', {
    'server/misc/p21.ts': `export const anything = 1;\n`,
  }),
  plant('a cycle', 'import(no-cycle)', {
    'server/numbering/p22.ts': `import { odd } from './p23.ts';\nexport const even = (n: number): boolean => n === 0 || odd(n - 1);\n`,
    'server/numbering/p23.ts': `import { even } from './p22.ts';\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);\n`,
  }),
  plant('a cycle of types', 'import(no-cycle)', {
    'server/numbering/p24.ts': `import type { Hen } from './p25.ts';\nexport interface Egg { readonly from: Hen }\n`,
    'server/numbering/p25.ts': `import type { Egg } from './p24.ts';\nexport interface Hen { readonly from: Egg }\n`,
  }),
  plant('any', 'typescript(no-explicit-any)', {
    'server/numbering/p26.ts': `export const echo = (said: any): unknown => said;\n`,
  }),
  plant('any that came from elsewhere', 'typescript(no-unsafe-return)', {
    'server/numbering/p27.ts': `export const read = (text: string): number => JSON.parse(text);\n`,
  }),
  plant('a non-null assertion', 'typescript(no-non-null-assertion)', {
    'server/numbering/p28.ts': `export const first = (all: readonly string[]): string => all[0]!;\n`,
  }),
  plant('a type assertion', 'typescript(consistent-type-assertions)', {
    'server/numbering/p29.ts': `export const text = (said: unknown): string => said as string;\n`,
  }),
  plant('a default export', 'import(no-default-export)', {
    'server/numbering/p30.ts': `const number = 1;\nexport default number;\n`,
  }),
  plant('export *', 'walls(no-export-all)', {
    'server/numbering/p31.ts': `export * from './index.ts';\n`,
  }),
  plant('an enum', 'walls(no-enum)', {
    'server/numbering/p32.ts': `export enum Kind { Fast, GapFree }\n`,
  }),
  plant('a file of 401 lines', 'eslint(max-lines)', {
    'server/numbering/p33.ts': `export const zero = 0;\n`.concat('// a line\n'.repeat(400)),
  }),
  plant('a function of 61 lines', 'eslint(max-lines-per-function)', {
    'server/numbering/p34.ts': `export function tell(use: (n: number) => void): void {\n${lines(59)}}\n`,
  }),
  plant('four parameters', 'eslint(max-params)', {
    'server/numbering/p35.ts': `export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n`,
  }),
  plant('a promise nobody waits for', 'typescript(no-floating-promises)', {
    'server/messages/p36.ts': `import { greet } from './index.ts';\nexport const shout = (): void => { greet('Li Wei'); };\n`,
  }),
  plant('a promise where a yes or no is asked', 'typescript(no-misused-promises)', {
    'server/messages/p37.ts': `import { greet } from './index.ts';\nexport const says = (): string => (greet('Li Wei') ? 'yes' : 'no');\n`,
  }),
  plant('await of what is no promise', 'typescript(await-thenable)', {
    'server/numbering/p38.ts': `import { firstNumber } from './index.ts';\nexport const wait = async (): Promise<number> => { const n = await firstNumber; return n; };\n`,
  }),
  plant('a switch that forgets a case', 'typescript(switch-exhaustiveness-check)', {
    'server/numbering/p39.ts': `export const tell = (kind: 'fast' | 'free'): number => { switch (kind) { case 'fast': return 1; } return 2; };\n`,
  }),
  plant('something unused', 'eslint(no-unused-vars)', {
    'server/numbering/p40.ts': `export const one = (): number => { const two = 2; return 1; };\n`,
  }),
  plant('a hook under a condition', 'react-hooks(rules-of-hooks)', {
    'web/ui/P41.tsx': `import { useState } from 'react';
export const Late = ({ open }: { open: boolean }) => { if (open) { useState(1); } return <i />; };
`,
  }),
  plant('a hook that forgets what it depends on', 'react-hooks(exhaustive-deps)', {
    'web/ui/P42.tsx': `import { useMemo } from 'react';
export const Sum = ({ a }: { a: number }) => { const b = useMemo(() => a + 1, []); return <i>{b}</i>; };
`,
  }),
  plant('a picture that a blind person cannot read', 'jsx-a11y(alt-text)', {
    'web/ui/P43.tsx': `export const Logo = () => <img src="/logo.svg" />;\n`,
  }),
];

const house = await mkdtemp(join(tmpdir(), 'yuanliu-walls-'));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
}

/** The house stands on the real packages, but on a core of its own. */
async function furnish(): Promise<void> {
  const real = ['oxlint.config.ts', 'modules.ts', 'tsconfig.json', 'tsconfig.base.json'];
  const perWorkspace = ['core', 'server', 'web'].flatMap((name) => [
    `${name}/tsconfig.json`,
    `${name}/package.json`,
  ]);
  for (const path of [...real, ...perWorkspace, 'scripts/walls.ts', 'scripts/lint-rules.ts']) {
    await cp(join(root, path), join(house, path), { recursive: true });
  }
  await mkdir(join(house, 'node_modules/@yuanliu'), { recursive: true });
  await symlink(join(house, 'core'), join(house, 'node_modules/@yuanliu/core'));
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== '@yuanliu')
      await symlink(join(root, 'node_modules', name), join(house, 'node_modules', name));
  }
}

/** Every finding of the lint over the three workspaces, as file → rules. */
async function lint(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((resolve) => {
    const parameters = [oxlint, '--format=json', 'core', 'server', 'web'];
    execFile(process.execPath, parameters, { cwd: house, maxBuffer: 2 ** 26 }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const found = new Map<string, Set<string>>();
  for (const { filename, code } of JSON.parse(output).diagnostics) {
    found.set(filename, (found.get(filename) ?? new Set()).add(code));
  }
  return found;
}

afterAll(async () => rm(house, { recursive: true, force: true }));

describe('the lint', () => {
  let planted: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let sound: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  beforeAll(async () => {
    await write(soundHouse);
    await furnish();
    sound = await lint();
    for (const { files } of plants) await write(files);
    planted = await lint();
  }, 60_000);

  test('lets a sound house stand', () => {
    expect([...sound]).toEqual([]);
  });

  test('finds nothing but what was planted', () => {
    const files = plants.flatMap((each) => Object.keys(each.files));
    expect([...planted.keys()].filter((path) => !files.includes(path))).toEqual([]);
  });

  test.each(plants)('refuses $breaks', ({ files, rule }) => {
    for (const path of Object.keys(files)) expect([...(planted.get(path) ?? [])]).toEqual([rule]);
  });
});

describe('a wall', () => {
  const open: readonly [string, string][] = [
    ['server/identity/pages/deep/user.ts', '../../../platform/index.ts'],
    ['server/platform/db/migrate.ts', '../clock.ts'],
    ['server/main.ts', './app.ts'],
    ['server/seed/demo.ts', '../messages/index.ts'],
    ['server/app.ts', '../modules.ts'],
    ['server/identity/user.test.ts', '../app.ts'],
    ['web/identity/user.browser.test.ts', '../../server/test/house.ts'],
    ['web/vite.config.ts', 'node:path'],
    ['web/main.tsx', './app/Shell.tsx'],
    ['web/lib/call.ts', '@yuanliu/core/platform'],
    ['web/ui/Button.tsx', './button.css'],
    ['bench/run.ts', '../server/app.ts'],
    ['core/numbering/rule.ts', 'zod'],
  ];
  test.each(open)('lets %s import %s', (from, specifier) => {
    expect(importRefusal(from, specifier)).toBeUndefined();
  });

  const shut: readonly [string, string, RegExp][] = [
    [
      'server/identity/user.ts',
      '../messages/message.store.ts',
      /^An upward import: identity may import platform,/,
    ],
    ['server/calendar/day.ts', '../numbering/index.ts', /^A sideways import/],
    ['server/messages/mail.ts', '../identity/user.store.ts', /import server\/identity\/index\.ts/],
    ['server/messages/mail.ts', '../identity', /file's name and ending/],
    ['server/messages/mail.ts', '../nothing/index.ts', /is no module/],
    ['server/messages/mail.ts', '../seed/demo.ts', /lies above every module/],
    ['server/messages/mail.ts', '../../core/messages/index.ts', /reached by its name/],
    ['server/messages/mail.ts', '../../web/lib/call.ts', /server must not import from web/],
    ['server/messages/mail.ts', '@yuanliu/server/platform', /is no door/],
    ['server/messages/mail.ts', '../../scripts/check.ts', /server must not import from tools/],
    ['bench/run.ts', '../server/identity/user.store.ts', /lies behind a door/],
    ['core/messages/text.ts', '@yuanliu/core/identity', /Inside core import/],
    ['core/messages/text.ts', 'zod/v4', /core is pure/],
    ['core/messages/text.ts', '../../server/platform/index.ts', /core must not import from server/],
    ['web/lib/call.ts', '../ui/Button.tsx', /lies below/],
    ['web/identity/index.ts', '../app/Shell.tsx', /lies above every module/],
  ];
  test.each(shut)('refuses %s to import %s', (from, specifier, sentence) => {
    expect(importRefusal(from, specifier)).toMatch(sentence);
  });

  test('is excused nowhere, and no other rule without a reason', async () => {
    const excused: string[] = [];
    for await (const path of glob('{core,server,web,scripts,bench}/**/*.{ts,tsx}', { cwd: root })) {
      if (path.includes('node_modules') || path === 'scripts/walls.test.ts') continue;
      const text = await readFile(join(root, path), 'utf8');
      for (const [line] of text.matchAll(/.*(?:oxlint|eslint)-disable.*/g)) {
        if (!line.includes(' -- ') || line.includes('walls/')) excused.push(`${path}: ${line.trim()}`);
      }
    }
    expect(excused).toEqual([]);
  });
});
