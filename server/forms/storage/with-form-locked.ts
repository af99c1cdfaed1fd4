import { setTimeout as sleep } from 'node:timers/promises';
import { formBusy } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';
import { formLockClass } from './form-lock.ts';

const tries = 5;
const firstPauseMilliseconds = 100;

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03';

/**
 * Runs `work` in one transaction while nobody writes records of the form. A lock is waited for two seconds at the most,
 * since those who come later wait behind us; then the transaction is given up and tried again after a growing pause.
 * Throws `forms.form-busy` when the fifth attempt met a lock too.
 */
export const withFormLocked = async <R>(
  db: Database,
  key: string,
  work: (tx: Tx) => Promise<R>,
): Promise<R> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return await db.transact(async (tx) => {
        tx.send(sql`set local lock_timeout = '2s'`);
        await tx.rows(sql`select pg_advisory_xact_lock(${formLockClass}::int, hashtext(${key}))`);
        return work(tx);
      });
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
    }
    if (attempt < tries) await sleep(firstPauseMilliseconds * 2 ** attempt * (0.5 + Math.random()));
  }
  throw new Problem(formBusy, {});
};
