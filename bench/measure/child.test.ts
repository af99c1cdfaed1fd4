import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { productOptions } from './child.ts';

test.each(['package.json', 'docs/guide/configuration.md'])('what is measured runs as %s says', (file) => {
  const said = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(said).toContain(`node ${productOptions.join(' ')} server/start.js serve`);
});
