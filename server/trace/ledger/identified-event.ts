import { storableText } from '../../platform/index.ts';
import { microseconds } from './event-content.ts';
import type { IncomingEvent } from './incoming-event.ts';

/** An incoming event with its identity: eventID, and whether it is an error declaration. */
export interface IdentifiedEvent {
  /** Place in the batch. */
  readonly index: number;
  readonly incoming: IncomingEvent;
  readonly eventId: string;
  readonly isMinted: boolean;
  readonly isDeclaration: boolean;
  /** What must be equal for two events of one identity to be the same event. */
  readonly said: Said;
}

/** The content of an event as far as sameness goes; the hash leaves the error declaration out. */
export interface Said {
  readonly hash: string;
  readonly declarationTime: string | null;
  readonly errorReason: string | null;
  readonly correctiveIds: readonly string[];
}

/** The id of an event that came without one: its CBV hash (CBV 2.0 §8.9.3). */
const mintedId = (hash: string): string => `ni:///sha-256;${hash}?ver=CBV2.0`;

/** Gives each event of a batch its identity. */
export const identify = (incoming: IncomingEvent, index: number): IdentifiedEvent => {
  const { event, hash } = incoming;
  const { declaration } = event;
  return {
    index,
    incoming,
    eventId: event.eventId === undefined ? mintedId(hash) : storableText(event.eventId),
    isMinted: event.eventId === undefined,
    isDeclaration: declaration !== undefined,
    said: {
      hash,
      declarationTime: declaration === undefined ? null : microseconds(declaration.time),
      errorReason: declaration?.reason === undefined ? null : storableText(declaration.reason),
      correctiveIds: (declaration?.correctiveIds ?? []).map(storableText),
    },
  };
};

/** One text for the identity. */
export const identityKey = (eventId: string, isDeclaration: boolean): string =>
  `${isDeclaration ? '!' : '='}${eventId}`;

/** Whether two events of one identity say the same. */
export const saysTheSame = (a: Said, b: Said): boolean =>
  a.hash === b.hash &&
  a.declarationTime === b.declarationTime &&
  a.errorReason === b.errorReason &&
  a.correctiveIds.length === b.correctiveIds.length &&
  a.correctiveIds.every((id, place) => id === b.correctiveIds[place]);
