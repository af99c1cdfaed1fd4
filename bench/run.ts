/** `npm run bench` runs every case, `npm run bench -- NAME` one; README.md beside this file has the rules. */
import { parseArgs } from 'node:util';
import { audit } from './cases/audit.ts';
import { capture } from './cases/capture.ts';
import type { BenchCase } from './cases/case.ts';
import { formsCreate } from './cases/forms-create.ts';
import { formsList } from './cases/forms-list.ts';
import { numbering } from './cases/numbering.ts';
import { read } from './cases/read.ts';
import { start } from './cases/start.ts';
import { trace } from './cases/trace.ts';
import { update } from './cases/update.ts';
import { openBenchDatabase } from './measure/database.ts';
import { fullRun, isFullRun } from './measure/run-settings.ts';
import { surroundings } from './measure/surroundings.ts';
import { writeFigures } from './measure/write-figures.ts';

const cases: readonly BenchCase[] = [
  read,
  update,
  numbering,
  audit,
  formsCreate,
  formsList,
  capture,
  start,
  trace,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, rounds: { type: 'string' }, profiles: { type: 'string' } },
});
const settings = {
  seconds: Number(values.seconds ?? fullRun.seconds),
  rounds: Number(values.rounds ?? fullRun.rounds),
  profiles: values.profiles,
};
const wanted = cases.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((word) => !cases.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`No case ${unknown.join(', ')}; there are ${cases.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
// Ctrl-C ends the children; what waits for them fails then, and the database is closed on the way out.
process.on('SIGINT', () => undefined);

for (const { name, kept, run } of wanted) {
  const database = await openBenchDatabase(await kept?.());
  try {
    const around = surroundings(database.version);
    const figures = await run({ database, settings, tell: console.log });
    console.table(figures);
    if (isFullRun(settings)) await writeFigures(name, figures, around);
    else console.log('A trial: BENCH.md stays as it is.');
  } finally {
    await database.close();
  }
}
