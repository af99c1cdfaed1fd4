import { z } from 'zod';
import type { Ctx } from '../platform/index.ts';
import { deleteOld } from './message.store.ts';

/** The nightly job that deletes what has been read long ago. */
export const tidy = { name: 'messages.tidy', payload: z.object({}) } as const;

/** 03:20 in China, in UTC as schedules are. */
export const tidySchedule = '20 19 * * *';

const keptDays = 180;
const batch = 5_000;

/** Deletes messages, with their delivery log, that are older than 180 days and not waiting to be read. */
export const tidyMessages = async (ctx: Ctx): Promise<void> => {
  const before = new Date(ctx.clock.now().getTime() - keptDays * 86_400_000);
  let deleted = batch;
  while (deleted === batch) deleted = await ctx.db.transact((tx) => deleteOld(tx, { before, limit: batch }));
};
