import { isWanted } from '@yuanliu/core/messages';
import { z } from 'zod';
import { type Ctx, enqueue, newId, type Tx } from '../platform/index.ts';
import type { Channel } from './channel.ts';
import { insertDeliveries, listAudience } from './delivery.store.ts';
import type { spread } from './notify.ts';

/** The job that hands one message to one channel. */
export const deliver = {
  name: 'messages.deliver',
  payload: z.object({ deliveryId: z.uuid() }),
} as const;

/** Messages handed to channels in one transaction. */
const batch = 500;

/** Gives fresh messages to the channels that their people want. Again is harmless: a delivery is made once. */
export const spreadMessages = async (
  ctx: Ctx,
  channels: readonly Channel[],
  { messageIds, kind, defaultChannels, mandatory }: z.output<(typeof spread)['payload']>,
): Promise<void> => {
  const wanted = { name: kind, defaultChannels, mandatory };
  for (let start = 0; start < messageIds.length; start += batch) {
    const some = messageIds.slice(start, start + batch);
    await ctx.db.transact(async (tx) => {
      const audience = await listAudience(tx, { messageIds: some, kind });
      const fresh = audience.flatMap(({ messageId, choices }) =>
        channels
          .filter(({ name }) => isWanted(wanted, name, choices))
          .map(({ name }) => ({ id: newId(), messageId, channel: name })),
      );
      const made = await insertDeliveries(tx, fresh, ctx.clock.now());
      for (const id of made) await enqueueDelivery(tx, id);
    });
  }
};

/** Enqueues the next attempt of a delivery, which takes the place of one that waits already. */
export const enqueueDelivery = (tx: Tx, deliveryId: string, at?: Date): Promise<void> =>
  enqueue(
    tx,
    { job: deliver, payload: { deliveryId } },
    { key: `messages.deliver:${deliveryId}`, ...(at !== undefined && { at }) },
  );
