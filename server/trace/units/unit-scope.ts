import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '../../identity/index.ts';
import type { Scope } from '../../platform/index.ts';

/** The condition that the event `alias` (a row of `events`) lies in the scope. */
export const eventWithin = (scope: Scope, alias: string): RawBuilder<boolean> =>
  withinScope(scope, { owner: `${alias}.recorded_by`, department: `${alias}.department_id` });

/** The condition that the unit of a column is visible: an event that names it lies in the scope. */
export const unitWithin = (scope: Scope, column: string): RawBuilder<boolean> =>
  scope.range === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from incidences seen join events seeing on seeing.nr = seen.event_nr
        where (seen.unit_nr = ${sql.ref(column)} or seen.peer_nr = ${sql.ref(column)})
          and ${eventWithin(scope, 'seeing')})`;
