import { type FieldIssue, Problem } from '@yuanliu/core/platform';
import {
  captureLimits,
  type DocumentParts,
  type EventIssue,
  invalidEpcis,
  isObject,
  issue,
  type Names,
  namesOf,
  parseEvent,
  preHashOf,
} from '@yuanliu/core/trace';
import type { IncomingEvent } from '../../ledger/incoming-event.ts';
import { reasonOf } from '../body-text.ts';
import { eventHash } from '../event-id.ts';
import { companyPrefixesIn } from '../namespaces.store.ts';
import { validateEvent } from '../validate/validate-event.ts';
import { contextOf } from './event-context.parse.ts';
import { repeatedNames } from './repeated-names.ts';

/** The text of an event, and by what the names in it are read. */
export interface EventText {
  readonly text: string;
  /** Where it stands in its document, from 0. */
  readonly position: number;
  readonly document: Pick<DocumentParts, 'names' | 'context' | 'ignored'>;
}

/** An event that is ready for the ledger, and what it teaches about names. */
export interface GoodEvent {
  readonly isGood: true;
  readonly incoming: IncomingEvent;
  readonly names: Names;
  readonly companyPrefixes: readonly string[];
}

/** What a text taught: an event that is ready for the ledger, or what is wrong with it. */
export type PreparedEvent =
  | GoodEvent
  | {
      readonly isGood: false;
      readonly position: number;
      readonly eventID: string | undefined;
      readonly issues: readonly EventIssue[];
    };

/** Reads, checks and hashes one event. Never throws for what a sender can have written. */
export const prepareEvent = ({ text, position, document }: EventText): PreparedEvent => {
  let eventID: string | undefined;
  const bad = (issues: readonly EventIssue[]): PreparedEvent => ({
    isGood: false,
    position,
    eventID,
    issues,
  });
  try {
    const event: unknown = JSON.parse(text);
    if (isObject(event) && typeof event['eventID'] === 'string') eventID = event['eventID'];
    const ownContext = isObject(event) ? event['@context'] : undefined;
    const names = namesOf(ownContext, document.names);
    const issues = [...repeatedNames(text, event), ...validateEvent(event, names)];
    if (issues.length > 0 || !isObject(event)) return bad(issues);
    const incoming: IncomingEvent = {
      event: parseEvent(event, { names }),
      hash: eventHash(preHashOf(event, { names, ignored: document.ignored })),
      document: text,
      context: contextOf(document.context, ownContext),
      position,
      ...(document.ignored.size > 0 && { ignored: document.ignored }),
    };
    return { isGood: true, incoming, names, companyPrefixes: companyPrefixesIn(text) };
  } catch (error) {
    return bad([
      issue('', `无法读取该事件：${reasonOf(error)}`, `This event cannot be read: ${reasonOf(error)}`),
    ]);
  }
};

/** The issues of an event or a document as those of a request's body. */
const bodyIssues = (issues: readonly EventIssue[]): FieldIssue[] =>
  issues.map(({ path, text }) => ({ in: 'body', path, text }));

/** Refuses what was sent, with the places that are wrong. */
export const invalid = (issues: readonly EventIssue[]): Problem =>
  new Problem(invalidEpcis, {}, bodyIssues(issues));

/** The limits in the terms of the problem that refuses what is beyond. */
export const limitData = {
  events: captureLimits.events,
  mebibytes: captureLimits.bytes / 1_048_576,
} as const;
