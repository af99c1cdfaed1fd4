import type { UnitKind } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { UnitFacts } from '../projection/step.ts';
import { identityKey } from './identified-event.ts';
import type { ContextNumbers } from './ensure-contexts.ts';
import { arrayOf } from './given-rows.ts';
import type { KnownEvent } from './known-events.ts';

/** What a batch names. */
export interface Named {
  readonly eventIds: readonly string[];
  /** Canonical URIs of units. */
  readonly uris: readonly string[];
  /** Of contexts, in hex. */
  readonly hashes: readonly string[];
}

/** What of it is there already. */
export interface Standing {
  /** Events with these eventIDs, declarations too, by `identityKey`. */
  readonly events: Map<string, KnownEvent>;
  readonly units: ReadonlyMap<string, StandingUnit>;
  readonly contexts: ContextNumbers;
  /** The names of fields that hold personal data. */
  readonly personalFields: readonly string[];
}

/** A unit that is there. */
export interface StandingUnit {
  readonly facts: UnitFacts;
  /** Its row in `unit_states` is there as well. */
  readonly hasState: boolean;
}

/** Looks up all that a batch names, in one statement. */
export const lookUp = async (db: Db, named: Named): Promise<Standing> => {
  const rows = await db.rows(statementOf(named));
  const of = (what: Row['what']): Row[] => rows.filter((row) => row.what === what);
  return {
    events: new Map(of('event').map((row) => [identityKey(row.name, row.isDeclaration), eventOf(row)])),
    units: new Map(of('unit').map((row) => [row.name, unitOf(row)])),
    contexts: new Map(of('context').map(({ name, nr }) => [name, Number(nr)])),
    personalFields: of('field').map(({ name }) => name),
  };
};

interface Row {
  readonly what: 'event' | 'unit' | 'context' | 'field';
  readonly nr: string;
  readonly name: string;
  readonly isDeclaration: boolean;
  readonly hash: string;
  readonly declarationTime: string | null;
  readonly errorReason: string | null;
  readonly correctiveIds: string[] | null;
  readonly kind: UnitKind;
  readonly classNr: string | null;
  readonly space: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly hasState: boolean;
}

const statementOf = ({ eventIds, uris, hashes }: Named): RawBuilder<Row> => sql<Row>`
  select 'event' as what, nr, event_id as name, is_declaration as "isDeclaration", encode(hash, 'hex') as hash,
    to_char(declaration_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "declarationTime", error_reason as "errorReason",
    corrective_ids as "correctiveIds", null as kind, null::bigint as "classNr", null as space, null::bigint as low,
    null::bigint as high, false as "hasState"
  from events where event_id = any(${arrayOf(eventIds)}::text[])
  union all
  select 'unit', nr, uri, false, null, null, null, null, kind, class_nr, space, low, high,
    exists (select from unit_states s where s.unit_nr = u.nr)
  from units u where uri = any(${arrayOf(uris)}::text[])
  union all
  select 'context', nr, encode(hash, 'hex'), false, null, null, null, null, null, null, null, null, null, false
  from event_contexts
  where hash = any(array(select decode(hex, 'hex') from unnest(${hashes}::text[]) as given (hex)))
  union all
  select 'field', null, name, false, null, null, null, null, null, null, null, null, null, false
  from personal_fields`;

const eventOf = ({ nr, name, isDeclaration, hash, ...said }: Row): KnownEvent => ({
  nr: Number(nr),
  eventId: name,
  isDeclaration,
  said: {
    hash,
    declarationTime: said.declarationTime,
    errorReason: said.errorReason,
    correctiveIds: said.correctiveIds ?? [],
  },
});

const unitOf = ({ nr, name, kind, classNr, space, low, high, hasState }: Row): StandingUnit => ({
  facts: {
    nr: Number(nr),
    uri: name,
    kind,
    ...(classNr !== null && { classNr: Number(classNr) }),
    ...(space !== null && { space, low: Number(low), high: Number(high) }),
  },
  hasState,
});
