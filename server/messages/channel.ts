import type { JsonValue, Language, Text } from '@yuanliu/core/platform';
import type { Db } from '../platform/index.ts';

/** A person as a channel reaches them. */
export interface Recipient {
  readonly userId: string;
  readonly name: string;
  readonly language: Language;
  /** Mail address, or null. */
  readonly email: string | null;
  /** Telephone number, or null. */
  readonly phone: string | null;
  /** False for accounts that are closed: nothing is sent to them. */
  readonly active: boolean;
}

/** Finds people by their user ids; who is unknown is left out. */
export type FindRecipients = (db: Db, userIds: readonly string[]) => Promise<readonly Recipient[]>;

/** What a channel is to tell. */
export interface OutgoingMessage {
  /** The same for every attempt: the key by which the other side can drop a repetition. */
  readonly deliveryId: string;
  readonly kind: string;
  readonly title: Text;
  readonly body: Text;
  /** A path of the desk, or null. */
  readonly link: string | null;
  readonly data: JsonValue;
}

/** What became of a delivery: handed over to `address`, or left out with the reason. */
export type DeliveryOutcome =
  | { readonly state: 'sent'; readonly address: string }
  | { readonly state: 'skipped'; readonly reason: Text };

/**
 * A way to people outside the desk. Connectors add theirs to the list in `app.ts`. `deliver` runs outside any
 * transaction and may run again after a crash; what it throws is tried again later, but for `Undeliverable`.
 */
export interface Channel {
  readonly name: string;
  readonly text: Text;
  readonly deliver: (message: OutgoingMessage, recipient: Recipient) => Promise<DeliveryOutcome>;
}

/** Refused by the other side for good: another attempt would be refused as well. */
export class Undeliverable extends Error {
  readonly reason: Text;

  constructor(reason: Text) {
    super(reason.en);
    this.name = 'Undeliverable';
    this.reason = reason;
  }
}
