import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

/** The folders in which Node looks for a package that is asked for at `from`, nearest first. */
function placesOf(name: string, from: string): string[] {
  const parents =
    from === ''
      ? []
      : from.split('/node_modules/').map((_, n, all) => all.slice(0, n + 1).join('/node_modules/'));
  return ['', ...parents].map((parent) =>
    parent === '' ? `node_modules/${name}` : `${parent}/node_modules/${name}`,
  );
}

// npm leaves the packages of other platforms out when its registry does not offer them, and `npm ci` then refuses.
test('the lock file holds the packages of every platform', async () => {
  const text = await readFile(join(import.meta.dirname, '../package-lock.json'), 'utf8');
  const { packages } = lockFile.parse(JSON.parse(text));
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesOf(name, from).some((place) => place in packages),
    ),
  );
  expect(missing).toEqual([]);
});
