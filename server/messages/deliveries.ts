import { changeDeliveries, type Delivery, deliveryUnderWay, type MessageKind } from '@yuanliu/core/messages';
import { notFound, type Page, Problem, type Text } from '@yuanliu/core/platform';
import { hasRight, recordChange } from '../identity/index.ts';
import { type Ctx, pageFrom } from '../platform/index.ts';
import type { Channel, FindRecipients } from './channel.ts';
import {
  type DeliveryFilter,
  type DeliveryRow,
  listDeliveryRows,
  lockDelivery,
  resetDelivery,
} from './delivery.store.ts';
import { enqueueDelivery } from './spread-messages.ts';

/** What the log is drawn with. */
export interface DeliveryLogMeans {
  readonly kinds: readonly MessageKind[];
  readonly channels: readonly Channel[];
  readonly findRecipients: FindRecipients;
}

/** A page of the delivery log. */
export const listDeliveries = async (
  ctx: Ctx,
  means: DeliveryLogMeans,
  filter: DeliveryFilter,
): Promise<Page<Delivery>> => {
  const page = pageFrom(await listDeliveryRows(ctx.db, filter), filter.limit, ({ id }) => [id]);
  const people = await means.findRecipients(ctx.db, [...new Set(page.rows.map(({ userId }) => userId))]);
  const mayRetry = await hasRight(ctx, changeDeliveries);
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return {
    ...page,
    rows: page.rows.map((row) => {
      const shown = present(row, means, names.get(row.userId) ?? row.userId);
      return { ...shown, can: { retry: mayRetry && isRetriable(row) } };
    }),
  };
};

const named = (
  list: readonly { name: string; text: Text }[],
  name: string,
): { name: string; text: Text } => ({
  name,
  text: list.find((each) => each.name === name)?.text ?? { zh: name, en: name },
});

const present = (
  row: DeliveryRow,
  { kinds, channels }: DeliveryLogMeans,
  name: string,
): Omit<Delivery, 'can'> => ({
  id: row.id,
  kind: named(kinds, row.kind),
  channel: named(channels, row.channel),
  user: { id: row.userId, name },
  address: row.address,
  state: row.state,
  attempts: row.attempts,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
});

const isRetriable = ({ state }: Pick<DeliveryRow, 'state'>): boolean =>
  state === 'failed' || state === 'skipped';

/** Sends again what failed or was left out. Throws `platform.not-found`, `messages.delivery-under-way`. */
export const retryDelivery = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const delivery = await lockDelivery(tx, id);
    if (delivery === undefined) throw new Problem(notFound, {});
    if (!isRetriable(delivery)) throw new Problem(deliveryUnderWay, {});
    await resetDelivery(tx, id, ctx.clock.now());
    await enqueueDelivery(tx, id);
    await recordChange(tx, ctx, {
      action: 'messages.delivery.retried',
      subject: { type: 'messages.delivery', id, label: delivery.channel },
      changes: [{ field: 'state', from: delivery.state, to: 'waiting' }],
    });
  });
