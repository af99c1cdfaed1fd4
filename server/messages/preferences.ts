import {
  choiceMandatory,
  choiceUnknown,
  inbox,
  isWanted,
  type MessageChoice,
  type MessageKind,
  type MessagePreferences,
} from '@yuanliu/core/messages';
import { notSignedIn, Problem, type Text } from '@yuanliu/core/platform';
import { recordChange } from '../identity/index.ts';
import type { Ctx } from '../platform/index.ts';
import { listChoices, saveChoices } from './preference.store.ts';

/** Every kind and every channel that the product was put together with. */
export interface MessageRegistry {
  readonly kinds: readonly MessageKind[];
  readonly channels: readonly { readonly name: string; readonly text: Text }[];
}

/** The inbox beside the channels that lead outside. */
export const inboxChannel = { name: inbox, text: { zh: '站内消息', en: 'In the app' } } as const;

const self = ({ scope }: Ctx): string => {
  if (scope.userId === null) throw new Problem(notSignedIn, {});
  return scope.userId;
};

const isFixed = ({ mandatory, defaultChannels }: MessageKind, channel: string): boolean =>
  mandatory === true && defaultChannels.includes(channel);

/** How whoever asks gets each kind of message. */
export const readPreferences = async (ctx: Ctx, registry: MessageRegistry): Promise<MessagePreferences> => {
  const choices = await listChoices(ctx.db, self(ctx));
  const channels = registry.channels.map(({ name, text }) => ({ name, text }));
  return {
    channels,
    kinds: registry.kinds.map((kind) => ({
      name: kind.name,
      text: kind.text,
      channels: channels.map(({ name }) => ({
        name,
        wanted: isWanted(kind, name, choices),
        fixed: isFixed(kind, name),
      })),
    })),
  };
};

/** Saves choices of whoever asks. Throws `messages.choice-unknown`, `messages.choice-mandatory`. */
export const setPreferences = async (
  ctx: Ctx,
  registry: MessageRegistry,
  wanted: readonly MessageChoice[],
): Promise<MessagePreferences> => {
  const userId = self(ctx);
  // The last word on one kind and channel counts; a statement cannot set one row twice.
  const choices = [...new Map(wanted.map((each) => [`${each.kind} ${each.channel}`, each])).values()];
  for (const choice of choices) checkChoice(registry, choice);
  await ctx.db.transact(async (tx) => {
    const before = await listChoices(tx, userId);
    await saveChoices(tx, userId, choices);
    await recordChange(tx, ctx, {
      action: 'messages.preferences.changed',
      subject: { type: 'identity.user', id: userId, label: ctx.actor.name },
      changes: choices.map(({ kind, channel, wanted: to }) => ({
        field: `${kind} ${channel}`,
        from: before.find((each) => each.kind === kind && each.channel === channel)?.wanted ?? null,
        to,
      })),
    });
  });
  return readPreferences(ctx, registry);
};

/** What a choice is called in the audit, where a user's field is named by kind and channel. */
export const choiceNames = ({ kinds, channels }: MessageRegistry): Record<string, Text> =>
  Object.fromEntries(
    kinds.flatMap((kind) =>
      channels.map(({ name, text }) => [
        `identity.user/${kind.name} ${name}`,
        { zh: `${kind.text.zh} · ${text.zh}`, en: `${kind.text.en} · ${text.en}` },
      ]),
    ),
  );

const checkChoice = (registry: MessageRegistry, { kind: name, channel, wanted }: MessageChoice): void => {
  const kind = registry.kinds.find((each) => each.name === name);
  if (kind === undefined || !registry.channels.some((each) => each.name === channel))
    throw new Problem(choiceUnknown, { kind: name, channel });
  if (!wanted && isFixed(kind, channel))
    throw new Problem(choiceMandatory, { kind: kind.text.zh, kindEnglish: kind.text.en });
};
