/** `npm run soak` runs every long check, `npm run soak -- NAME` one; `--kills 3` for a trial. Ends with 1 if one failed. */
import { parseArgs } from 'node:util';
import { backup } from './soak/backup.ts';
import { numbers } from './soak/numbers.ts';
import { serverKill } from './soak/server-kill.ts';
import type { SoakCheck } from './soak/soak-check.ts';

const checks: readonly SoakCheck[] = [numbers, serverKill, backup];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' } },
});
const unknown = positionals.filter((word) => !checks.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`No check ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const table: object[] = [];
for (const { name, run } of checks) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const began = performance.now();
  const { did, wrong } = await run({ kills: Number(values.kills), tell: console.log });
  const seconds = Math.round((performance.now() - began) / 1000);
  table.push({ check: name, did, seconds, result: wrong.length === 0 ? 'passed' : 'FAILED' });
  for (const sentence of wrong) console.log(`✗ ${name}: ${sentence}`);
  if (wrong.length > 0) process.exitCode = 1;
}
console.table(table);
