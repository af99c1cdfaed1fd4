import { dataDirOf } from '../platform/data-dir.ts';
import { hasEmbeddedDatabase } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { rebuildProjections } from '../trace/index.ts';
import type { Command } from './command.ts';
import { openHome } from './open-product.ts';
import { progressOf, step } from './progress.ts';

/**
 * Makes states, stocks, containments, holds, fills and anomalies again from the ledger. The product may be running;
 * what was stopped goes on where it was.
 */
export const rebuild: Command = async ({ config, say }) => {
  if (config.databaseUrl === undefined && !(await hasEmbeddedDatabase(await dataDirOf(config, say)))) {
    throw new Refusal({
      zh: '这里还没有启动过源流，没有可重建的数据；请检查 DATA_DIR 或 DATABASE_URL。',
      en: 'Yuanliu was never started here: there is nothing to rebuild. Check DATA_DIR or DATABASE_URL.',
    });
  }
  const { home } = await openHome(config, { say, sole: false });
  const db = openDatabase({
    connection: home.connection('app'),
    size: 2,
    prepared: true,
    onLost: () => undefined,
  });
  const progress = progressOf(say);
  try {
    const units = await step(say, '由账本重建追溯状态 · rebuilding what units are from the ledger', () =>
      rebuildProjections(db, {
        now: () => new Date(),
        onProgress: (phase, done) =>
          progress(
            phase === 1
              ? `已重算 ${done} 个单元 · ${done} units folded`
              : `已核对 ${done} 个单元的发货 · shipments of ${done} units judged`,
          ),
      }),
    );
    say(`  ${units} 个追溯单元 units`);
    return 0;
  } finally {
    await db.close();
    await home.stop();
  }
};
