import type pg from 'pg';
import { verifyAudit } from '../identity/index.ts';
import { dataDirOf } from '../platform/data-dir.ts';
import { hasEmbeddedDatabase } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import { printVerification } from '../platform/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { verifyLedger } from '../trace/index.ts';
import type { Command } from './command.ts';
import { openHome } from './open-product.ts';

/** Says whether every sealed log is as it was written, and names what is not. Exit code 1 when one is broken. */
export const verify: Command = async ({ config, say }) => {
  if (config.databaseUrl === undefined && !(await hasEmbeddedDatabase(await dataDirOf(config, say)))) {
    throw new Refusal({
      zh: '这里还没有启动过源流，没有可验证的日志；请检查 DATA_DIR 或 DATABASE_URL。',
      en: 'Yuanliu was never started here: there is no log to verify. Check DATA_DIR or DATABASE_URL.',
    });
  }
  const { home } = await openHome(config, { say, sole: false });
  try {
    return (await verifyLogs(home.connection('app'), say)) ? 0 : 1;
  } finally {
    await home.stop();
  }
};

/** Every sealed log of the product. */
const sealedLogs = [verifyAudit, verifyLedger];

/** Verifies the sealed logs of a database and says what was found; true when all are intact. */
export const verifyLogs = async (
  connection: pg.ClientConfig,
  say: (line: string) => void,
): Promise<boolean> => {
  const db = openDatabase({ connection, size: 2, prepared: false, onLost: () => undefined });
  try {
    let intact = true;
    for (const verifyOne of sealedLogs) {
      const verification = await verifyOne(db);
      for (const line of printVerification(verification)) say(line);
      intact &&= verification.intact;
    }
    return intact;
  } finally {
    await db.close();
  }
};
