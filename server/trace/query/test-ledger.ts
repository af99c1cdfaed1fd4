import {
  epcisContextUrl,
  type JsonObject,
  namesOf,
  ownContextUrl,
  parseEvent,
  type TraceEvent,
} from '@yuanliu/core/trace';
import { type Ctx, type Database, everything, type Scope } from '../../platform/index.ts';
import type { IncomingEvent } from '../ledger/incoming-event.ts';
import { recordEvents } from '../ledger/record-events.ts';
import type { FoundEvents, Namespaces } from './event-query.ts';
import { findEvents } from './find-events.ts';
import { parseEventQuery } from './parse-event-query.ts';

const identity = { ownHosts: ['trace.example.cn'] };

/** One description of a thing as the headers of documents bring it. */
export interface Described {
  readonly uri: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly string[];
}

/** How a test asks. */
export interface Asking {
  readonly size?: number;
  readonly after?: string;
  readonly scope?: Scope;
  readonly source?: 'url' | 'json';
}

/** The database of a test file, as far as it is needed here. */
export interface LedgerHome {
  readonly db: Database;
  readonly ctx: () => Ctx;
  readonly asOwner: (text: string, values?: unknown[]) => Promise<unknown>;
  /** An event as it would come in. */
  readonly incoming: (event: TraceEvent, position: number) => IncomingEvent;
}

/** A database of events for the tests of queries. Prefix `ex` stands for `https://ns.example.com/epcis/`. */
export interface TestLedger {
  /** Records events written as in EPCIS JSON; time, offset and action are filled in where they are absent. */
  readonly record: (events: readonly JsonObject[], owner?: Owner) => Promise<void>;
  readonly describe: (type: string, elements: readonly Described[]) => Promise<void>;
  readonly ask: (query: Readonly<Record<string, unknown>>, asking?: Asking) => Promise<FoundEvents>;
  /** The last words of the eventIDs found, in the order of the answer. */
  readonly found: (query: Readonly<Record<string, unknown>>, asking?: Asking) => Promise<string[]>;
}

interface Owner {
  readonly userId: string | null;
  readonly departmentId: string | null;
}

const namespaces: Namespaces = new Map([
  ['ex', ['https://ns.example.com/epcis/']],
  ['hls', ['http://schema.hls.com/extension#']],
  ['two', ['urn:first:', 'urn:second:']],
]);

/** The ledger in the database of a test file. */
export const testLedger = (t: LedgerHome): TestLedger => {
  const ask: TestLedger['ask'] = (raw, { size = 100, after, scope = everything, source = 'json' } = {}) =>
    findEvents(t.db, scope, {
      query: parseEventQuery(raw, { source, namespaces, identity }),
      page: { size, ...(after !== undefined && { after }) },
    });
  return {
    ask,
    record: async (events, owner) => {
      const names = namesOf([epcisContextUrl, ownContextUrl, contextOf(namespaces)]);
      const batch = events.map((event, position) => {
        const whole = { type: 'ObjectEvent', eventTime: '2026-03-04T10:00:00Z', action: 'OBSERVE', ...event };
        const id = String(event['eventID']);
        const eventID = id.includes(':') ? id : `urn:test:${id}`;
        return t.incoming(parseEvent({ ...whole, eventID }, { names, identities: identity }), position);
      });
      await t.db.transact((tx) =>
        recordEvents(tx, { events: batch, mode: 'fact', ...(owner && { owner }) }, t.ctx()),
      );
    },
    describe: (type, elements) => describeIn(t, type, elements),
    found: async (query, asking) =>
      (await ask(query, asking)).events.map(({ eventId }) => eventId.slice(eventId.lastIndexOf(':') + 1)),
  };
};

const contextOf = (each: Namespaces): Record<string, string> =>
  Object.fromEntries([...each].map(([prefix, [namespace = '']]) => [prefix, namespace]));

const describeIn = async (t: LedgerHome, type: string, elements: readonly Described[]): Promise<void> => {
  for (const { uri, attributes = {}, children = [] } of elements) {
    await t.asOwner('insert into vocabulary_elements values ($1, $2, $2, now(), null)', [type, uri]);
    for (const [position, [name, value]] of Object.entries(attributes).entries())
      await t.asOwner('insert into vocabulary_attributes values ($1, $2, $3, $4, $5)', [
        type,
        uri,
        name,
        position,
        value,
      ]);
    for (const [position, child] of children.entries())
      await t.asOwner('insert into vocabulary_children values ($1, $2, $3, $4)', [
        type,
        uri,
        child,
        position,
      ]);
  }
};
