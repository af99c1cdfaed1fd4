import { z } from 'zod';
import { handles, type Job, type JobHandler } from '../../platform/index.ts';
import { forgetAddresses } from './account.store.ts';
import { familiarMilliseconds } from './lock-out.ts';
import { deleteExpiredSessions } from './session.store.ts';
import { shifted } from './session-times.ts';

const removeExpired = {
  name: 'identity.remove-expired-sessions',
  payload: z.object({}),
} as const satisfies Job;

/** Every night: sessions that ran out and addresses that are not familiar any more are asked for no longer. */
export const sessionJobs: readonly JobHandler[] = [
  handles(
    removeExpired,
    async ({ db, clock }) => {
      const now = clock.now();
      await db.transact(async (tx) => {
        await deleteExpiredSessions(tx, now);
        await forgetAddresses(tx, shifted(now, -familiarMilliseconds));
      });
    },
    '17 19 * * *',
  ),
];
