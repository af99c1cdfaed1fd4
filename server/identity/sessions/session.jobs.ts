import { z } from 'zod';
import { handles, type Job, type JobHandler } from '../../platform/index.ts';
import { deleteExpiredSessions } from './session.store.ts';

const removeExpired = {
  name: 'identity.remove-expired-sessions',
  payload: z.object({}),
} as const satisfies Job;

/** Every night: sessions that ran out are no longer asked for, only kept. */
export const sessionJobs: readonly JobHandler[] = [
  handles(
    removeExpired,
    async ({ db, clock }) => {
      await db.transact((tx) => deleteExpiredSessions(tx, clock.now()));
    },
    '17 19 * * *',
  ),
];
