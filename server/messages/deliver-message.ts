import { nextAttempt } from '@yuanliu/core/messages';
import type { Text } from '@yuanliu/core/platform';
import type { Ctx } from '../platform/index.ts';
import { type Channel, type DeliveryOutcome, type FindRecipients, Undeliverable } from './channel.ts';
import { findDelivery, noteAttempt } from './delivery.store.ts';
import { enqueueDelivery } from './spread-messages.ts';

/** What a delivery needs from outside. */
export interface DeliveryMeans {
  readonly channels: readonly Channel[];
  readonly findRecipients: FindRecipients;
}

const noChannel: Text = {
  zh: '这种接收方式已停用。',
  en: 'This channel is no longer there.',
};
const noAccount: Text = {
  zh: '接收人的账号已停用。',
  en: 'The account of the recipient is closed.',
};

/**
 * One attempt to hand a message to a channel, outside any transaction, and then the note of what came of it. A crash
 * between the two repeats the attempt under the same delivery id. What fails is tried again later, each attempt a job
 * of its own; what is refused for good, or has failed too often, is left to a person.
 */
export const deliverMessage = async (ctx: Ctx, means: DeliveryMeans, deliveryId: string): Promise<void> => {
  const delivery = await findDelivery(ctx.db, deliveryId);
  if (delivery?.state !== 'waiting') return;
  const attempts = delivery.attempts + 1;
  try {
    const outcome = await attempt(ctx, means, delivery);
    await ctx.db.transact(async (tx) => {
      await noteAttempt(tx, { id: deliveryId, ...outcome, at: ctx.clock.now() });
    });
  } catch (error) {
    ctx.log.warn({ err: error, deliveryId, attempts }, 'a message could not be delivered');
    const now = ctx.clock.now();
    const next = error instanceof Undeliverable ? undefined : nextAttempt(attempts, now);
    await ctx.db.transact(async (tx) => {
      const noted = await noteAttempt(tx, {
        id: deliveryId,
        state: next === undefined ? 'failed' : 'waiting',
        reason: reasonOf(error),
        ...(next !== undefined && { nextAttemptAt: next }),
        at: now,
      });
      if (noted && next !== undefined) await enqueueDelivery(tx, deliveryId, next);
    });
  }
};

const attempt = async (
  ctx: Ctx,
  { channels, findRecipients }: DeliveryMeans,
  delivery: NonNullable<Awaited<ReturnType<typeof findDelivery>>>,
): Promise<DeliveryOutcome> => {
  const channel = channels.find(({ name }) => name === delivery.channel);
  if (channel === undefined) return { state: 'skipped', reason: noChannel };
  const [recipient] = await findRecipients(ctx.db, [delivery.userId]);
  if (recipient?.active !== true) return { state: 'skipped', reason: noAccount };
  const { id, kind, title, body, link, data } = delivery;
  return channel.deliver({ deliveryId: id, kind, title, body, link, data }, recipient);
};

/** The other side's own words, cut to a length that a list can show. */
export const reasonOf = (error: unknown): Text => {
  if (error instanceof Undeliverable) return error.reason;
  const words = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  return { zh: words, en: words };
};
