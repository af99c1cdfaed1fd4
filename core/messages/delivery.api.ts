import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { z } from 'zod';
import { text } from './message.api.ts';
import { deliveryUnderWay } from './messages.problems.ts';
import { changeDeliveries, seeDeliveries } from './messages.rights.ts';

/** Where a delivery stands: to be tried (again), taken by the channel, left out with a reason, or given up. */
export const deliveryStates = ['waiting', 'sent', 'skipped', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const delivery = z.object({
  id: z.uuid(),
  kind: z.object({ name: z.string(), text }),
  channel: z.object({ name: z.string(), text }),
  user: z.object({ id: z.uuid(), name: z.string() }),
  /** The address that the channel used; null before the first success. */
  address: z.string().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  reason: text.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  can: z.object({ retry: z.boolean() }),
});

/** A delivery of a message by a channel, without what the message says. */
export type Delivery = z.output<typeof delivery>;

export const listDeliveries = endpoint({
  id: 'messages.list-deliveries',
  method: 'GET',
  path: '/api/messages/deliveries',
  needs: seeDeliveries,
  summary: { zh: '消息发送记录', en: 'Delivery log of messages' },
  query: pageQuery.extend({
    state: z.enum(deliveryStates).optional(),
    channel: z.string().max(40).optional(),
  }),
  reply: pageOf(delivery),
});

export const retryDelivery = endpoint({
  id: 'messages.retry-delivery',
  method: 'POST',
  path: '/api/messages/deliveries/:id/retry',
  needs: changeDeliveries,
  row: 'messages.delivery',
  summary: { zh: '重发', en: 'Send again' },
  params: z.object({ id: z.uuid() }),
  reply: 'nothing',
  problems: [deliveryUnderWay],
});

export const sendTestMail = endpoint({
  id: 'messages.send-test-mail',
  method: 'POST',
  path: '/api/messages/test-mail',
  needs: changeDeliveries,
  summary: { zh: '发送测试邮件', en: 'Send a test mail' },
  body: z.strictObject({ to: z.email().max(200) }),
  /** `reason` is why it was not sent. */
  reply: z.object({ sent: z.boolean(), reason: text.nullable() }),
  perMinute: 10,
});
