import { ledgerTitle } from '@yuanliu/core/trace';
import { verifyAndKeepAudit, verifyAudit } from '../identity/index.ts';
import { dataDirOf } from '../platform/data-dir.ts';
import { hasEmbeddedDatabase } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import {
  type Db,
  printVerification,
  systemClock,
  type TitleReader,
  type Verification,
} from '../platform/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { verifyAndKeepLedger, verifyLedger } from '../trace/index.ts';
import type { Command } from './command.ts';
import { openHome } from './open-product.ts';
import { operatorName } from './operator.ts';

/**
 * Says whether every sealed log is as it was written, and names what is not. What was found is kept as the desk's own
 * check keeps it. Exit code 1 when a log is broken.
 */
export const verify: Command = async ({ config, say }) => {
  if (config.databaseUrl === undefined && !(await hasEmbeddedDatabase(await dataDirOf(config, say)))) {
    throw new Refusal({
      zh: '这里还没有启动过源流，没有可验证的日志；请检查 DATA_DIR 或 DATABASE_URL。',
      en: 'Yuanliu was never started here: there is no log to verify. Check DATA_DIR or DATABASE_URL.',
    });
  }
  const { home } = await openHome(config, { say, sole: false });
  const db = openDatabase({
    connection: home.connection('app'),
    size: 2,
    prepared: false,
    onLost: () => undefined,
  });
  try {
    const name = operatorName();
    const around = { db, clock: systemClock };
    const found = await sayEach(
      [
        { check: () => verifyAndKeepAudit(around, name) },
        { check: () => verifyAndKeepLedger(around, name), readTitle: ledgerTitle },
      ],
      say,
    );
    return found.every(({ intact }) => intact) ? 0 : 1;
  } finally {
    await db.close();
    await home.stop();
  }
};

/** Verifies every sealed log of the product and says what was found; keeps nothing. */
export const verifyLogs = (db: Db, say: (line: string) => void): Promise<Verification[]> =>
  sayEach([{ check: () => verifyAudit(db) }, { check: () => verifyLedger(db), readTitle: ledgerTitle }], say);

interface LogCheck {
  readonly check: () => Promise<Verification>;
  /** How the rows of the log are named to people, where their titles do not say it. */
  readonly readTitle?: TitleReader;
}

const sayEach = async (checks: readonly LogCheck[], say: (line: string) => void): Promise<Verification[]> => {
  const found: Verification[] = [];
  for (const { check, readTitle } of checks) {
    const verification = await check();
    for (const line of printVerification(verification, readTitle)) say(line);
    found.push(verification);
  }
  return found;
};
