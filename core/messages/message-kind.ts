import type { Text } from '../platform/index.ts';

/** The name of the channel that every message has: the inbox of the desk. */
export const inbox = 'inbox';

/** A kind of message that a module sends, registered in `app.ts` so that people can choose how they get it. */
export interface MessageKind {
  /** `module.what-it-tells`, for example `identity.password-reset`. */
  readonly name: `${string}.${string}`;
  readonly text: Text;
  /** Names of the channels that carry it unless a person chose otherwise: `inbox`, `mail`, and those of connectors. */
  readonly defaultChannels: readonly string[];
  /** The default channels cannot be switched off. */
  readonly mandatory?: boolean;
}

/** What a person chose for one kind on one channel. */
export interface MessageChoice {
  readonly kind: string;
  readonly channel: string;
  readonly wanted: boolean;
}

/** Whether a person gets a kind by a channel. */
export const isWanted = (
  kind: Pick<MessageKind, 'defaultChannels' | 'mandatory'> & { readonly name: string },
  channel: string,
  choices: readonly MessageChoice[],
): boolean => {
  const isDefault = kind.defaultChannels.includes(channel);
  if (isDefault && kind.mandatory === true) return true;
  return choices.find((each) => each.kind === kind.name && each.channel === channel)?.wanted ?? isDefault;
};
