import { endpoint } from '../platform/index.ts';
import { z } from 'zod';
import { text } from './message.api.ts';
import { choiceMandatory, choiceUnknown } from './messages.problems.ts';

const preferences = z.object({
  channels: z.array(z.object({ name: z.string(), text })),
  kinds: z.array(
    z.object({
      name: z.string(),
      text,
      channels: z.array(z.object({ name: z.string(), wanted: z.boolean(), fixed: z.boolean() })),
    }),
  ),
});

/** Every kind on every channel, as it holds for whoever asks; `fixed` ones cannot be switched off. */
export type MessagePreferences = z.output<typeof preferences>;

export const readPreferences = endpoint({
  id: 'messages.read-preferences',
  method: 'GET',
  path: '/api/messages/preferences',
  needs: 'signed-in',
  summary: { zh: '我的消息接收方式', en: 'How I get messages' },
  reply: preferences,
});

export const setPreferences = endpoint({
  id: 'messages.set-preferences',
  method: 'PUT',
  path: '/api/messages/preferences',
  needs: 'signed-in',
  summary: { zh: '设置我的消息接收方式', en: 'Set how I get messages' },
  body: z.strictObject({
    choices: z
      .array(z.strictObject({ kind: z.string().max(100), channel: z.string().max(40), wanted: z.boolean() }))
      .min(1)
      .max(200),
  }),
  reply: preferences,
  problems: [choiceMandatory, choiceUnknown],
});
