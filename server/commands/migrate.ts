import type { Command } from './command.ts';
import { openProduct } from './open-product.ts';
import { step } from './progress.ts';

/** Brings the database to this version and ends. */
export const migrateOnly: Command = async ({ config, say }) => {
  const product = await step(say, '数据库迁移 · migrate', () => openProduct(config, { say, sole: false }));
  await product.close();
  return 0;
};
