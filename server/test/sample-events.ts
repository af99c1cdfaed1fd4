import { createHash } from 'node:crypto';
import { identityOf } from '@yuanliu/core/codes';
import type { Thing, TraceEvent, WhatField } from '@yuanliu/core/trace';
import type { TestDatabase } from './test-database.ts';
import type { IncomingEvent } from '../trace/index.ts';

/** Events for tests and measurements, made without a document that was parsed. */

/** A thing in a field; throws for what is no URI. */
export const thing = (uri: string, more: Partial<Thing> & { readonly field?: WhatField } = {}): Thing => {
  const identity = identityOf(uri, { ownHosts: ['trace.example.cn'] });
  if (!identity.ok) throw new Error(identity.fault.text.en);
  return {
    field: 'epcList',
    index: 0,
    uri: identity.value.uri,
    asWritten: uri,
    identity: identity.value,
    ...more,
  };
};

/** An observation at a fixed moment, but for what is said otherwise. */
export const traceEvent = (more: Partial<TraceEvent> = {}): TraceEvent => ({
  type: 'ObjectEvent',
  time: '2026-03-04T10:00:30.000Z',
  zoneOffset: '+08:00',
  action: 'OBSERVE',
  things: [],
  transactions: [],
  sources: [],
  destinations: [],
  certification: [],
  searchable: [],
  ...more,
});

/** The context of GS1, which has no prefixes of its own. */
const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** The event as it would come in; like the CBV hash, the hash leaves eventID and error declaration out. */
export const incoming = (event: TraceEvent, position = 0): IncomingEvent => {
  const { eventId, declaration, ...hashed } = event;
  const document = JSON.stringify({ ...hashed, eventID: eventId, errorDeclaration: declaration });
  const hash = createHash('sha256').update(JSON.stringify(hashed)).digest('hex');
  return { event, hash, document, context, position };
};

/** Empties everything that recording fills, for a test that begins anew. */
export const emptyLedger = async (t: Pick<TestDatabase, 'asOwner'>): Promise<void> => {
  await t.asOwner(`
    do $$ begin
      execute (select 'truncate ' || string_agg(format('%I', tablename), ', ') from pg_tables
               where schemaname = 'public'
                 and tablename ~ '^(event|unit|incidence|seal_|sealed_chunk|outbox|containment|fill|hold|anomal|stock|projection)');
    end $$`);
  await t.asOwner('update sealed_logs set size = default, peaks = default, root = default');
};
