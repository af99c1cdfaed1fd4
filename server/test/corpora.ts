import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';

/** Third-party cases, kept outside the repository: see CONTRIBUTING. */
const root = resolve(process.env['CORPORA_DIR'] ?? join(import.meta.dirname, '../../../shared/corpora'));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One folder of third-party cases. */
export interface Corpus {
  readonly name: string;
  /** False where the folder is absent: its tests are skipped, and one line says so. */
  readonly isHere: boolean;
  readonly text: (path: string) => string;
  readonly json: (path: string) => unknown;
  /** The names in a folder of it, sorted. */
  readonly list: (path: string) => string[];
}

/** Opens a corpus; use `describe.skipIf(!corpus.isHere)`. */
export const corpus = (name: string): Corpus => {
  const folder = join(root, name);
  const isHere = existsSync(folder);
  if (!isHere) say(`corpus ${name}: SKIPPED, ${folder} does not exist`);
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  return {
    name,
    isHere,
    text,
    json: (path) => JSON.parse(text(path)),
    list: (path) => readdirSync(join(folder, path)).toSorted(),
  };
};

/** What became of one case. */
export interface Scored {
  readonly id: string;
  /** Why it failed; undefined when it passed. */
  readonly failure: string | undefined;
}

/**
 * Prints `corpus <name>: passed/total` and fails unless every case passed. `unscored` are the cases that cannot
 * be judged, each with its reason; they count in neither number and are printed.
 */
export const score = (
  name: string,
  cases: readonly Scored[],
  unscored: readonly { readonly id: string; readonly reason: string }[] = [],
): void => {
  const failed = cases.filter(({ failure }) => failure !== undefined);
  say(`corpus ${name}: ${cases.length - failed.length}/${cases.length}`);
  for (const { id, reason } of unscored) say(`corpus ${name}: not scored: ${id}: ${reason}`);
  expect({ name, isEmpty: cases.length === 0, failed }).toEqual({ name, isEmpty: false, failed: [] });
};
