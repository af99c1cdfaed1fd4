import type { RawBuilder } from 'kysely';

/** The namespaces that a prefix may stand for; several where documents of different senders bind it differently. */
export type Namespaces = ReadonlyMap<string, readonly string[]>;

/** One condition. All criteria of a query hold together; the values of one are alternatives. */
export interface Criterion {
  /** The parameter as it was written. */
  readonly parameter: string;
  /** Its values in their one form. */
  readonly values: readonly string[];
  /** The condition over a row `e` of `events`; not true for a row that lacks the field. */
  readonly where: RawBuilder<boolean>;
  /**
   * Selects the numbers of the events that satisfy it (`event_nr`) by an index, up to `most` and some more. Given where
   * the database cannot know how many there are: when they are few, they are the quicker way in.
   */
  readonly numbers?: (most: number) => RawBuilder<unknown>;
}

/** What the events are ordered by. Events that lack the field come last in either direction. */
export type OrderKey =
  | { readonly by: 'eventTime' }
  | { readonly by: 'recordTime' }
  | { readonly by: 'field'; readonly paths: readonly string[] };

/** The order of an answer; newest event first where the query names none. */
export interface EventOrder {
  readonly key: OrderKey;
  readonly direction: 'asc' | 'desc';
}

/**
 * How many events may come. `first` (eventCountLimit): the first ones of the order, over all pages together.
 * `atMost` (maxEventCount): more are refused with `queryTooLarge`.
 */
export interface CountLimit {
  readonly kind: 'first' | 'atMost';
  readonly count: number;
}

/** An event query whose every parameter was checked. */
export interface EventQuery {
  readonly criteria: readonly Criterion[];
  readonly order: EventOrder;
  readonly limit?: CountLimit;
}

/** Which part of the answer is wanted. */
export interface EventPage {
  /** Events at the most, 1 or more. */
  readonly size: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** An event as the ledger keeps it, with what is needed to answer with it. */
export interface FoundEvent {
  readonly nr: number;
  readonly eventId: string;
  /** The sender gave no eventID. */
  readonly isMinted: boolean;
  readonly isDeclaration: boolean;
  readonly recordTime: Date;
  /** The event as it came, letter for letter: one JSON object. */
  readonly document: string;
  /** The row of `event_contexts` by which its names are read. */
  readonly contextNr: number;
  readonly captureId: string | null;
}

/** One page of an answer; `next` is absent at the end. */
export interface FoundEvents {
  readonly events: readonly FoundEvent[];
  readonly next?: string;
}
