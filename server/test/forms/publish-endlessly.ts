import type { FormDefinition } from '@yuanliu/core/forms';
import { everything, systemActor, systemClock } from '../../platform/index.ts';
import { openDatabase } from '../../platform/db/db.ts';
import { openLog } from '../../platform/log.ts';
import { publishNext } from './published-form.ts';

/** Publishes two definitions in turn until it is killed; told by its environment where, and says when it has begun. */

const db = openDatabase({
  connection: JSON.parse(process.env['CONNECTION'] ?? '{}'),
  size: 2,
  prepared: true,
  onLost: () => undefined,
});
const ctx = { actor: systemActor('test'), scope: everything, db, log: openLog('fatal'), clock: systemClock };
const versions: readonly FormDefinition[] = JSON.parse(process.env['VERSIONS'] ?? '[]');
const accept: readonly string[] = JSON.parse(process.env['ACCEPT'] ?? '[]');

for (let turn = 0; ; turn += 1) {
  const definition = versions[turn % versions.length];
  if (definition === undefined) break;
  await publishNext(ctx, 'killed', { definition, accept });
  process.stdout.write('.');
}
