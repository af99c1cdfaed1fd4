import { kyselyOver } from '../../server/platform/db/direct-executor.ts';
import { type Db, everything } from '../../server/platform/index.ts';
import { userById } from '../processes/bench-routes.ts';

/** The text that the product sends for its one indexed read. */
export const readText = (): string => {
  const nowhere = () => Promise.reject(new Error('There is no database here.'));
  const db: Db = { tables: kyselyOver(nowhere), rows: nowhere };
  return userById(db, everything, '').compile().sql;
};

/** The bare update: the columns that the product writes, and the same guard against a lost update. */
export const updateText = `
  update users set name = $1, version = version + 1, changed_at = $2, changed_by = $3
  where id = $4 and version = $5 returning version`;
