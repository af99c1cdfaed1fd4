import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..');
const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, optionalDependencies: names });

const runtimeDependencies = async (workspace: string): Promise<[name: string, version: string][]> => {
  const text = await readFile(path.join(root, workspace, 'package.json'), 'utf8');
  const { dependencies, optionalDependencies } = manifest.parse(JSON.parse(text));
  return Object.entries({ ...dependencies, ...optionalDependencies }).filter(
    ([name]) => !name.startsWith('@yuanliu/'),
  );
};

test('every runtime dependency has a line in docs/dependencies.md and an exact version, and no line is left over', async () => {
  const page = await readFile(path.join(root, 'docs/dependencies.md'), 'utf8');
  const all = (await Promise.all(['.', 'core', 'server', 'web'].map(runtimeDependencies))).flat();
  const told = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(new Set(told)).toEqual(new Set(all.map(([name]) => name)));
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});
