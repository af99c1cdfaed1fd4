import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/index.ts';
import { eventWithin } from './unit-scope.ts';

/** The id of the event whose number stands in a column; null where there is none, or it lies outside the scope. */
export const visibleEventId = (scope: Scope, column: string): RawBuilder<string | null> =>
  sql`(select named.id from events named where named.nr = ${sql.ref(column)} and ${eventWithin(scope, 'named')})`;
