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

/** The condition that the event whose number stands in a column lies in the scope, or that there is none. */
export const eventNrWithin = (scope: Scope, column: string): RawBuilder<boolean> =>
  scope.range === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(column)} is null or exists (select from events telling
        where telling.nr = ${sql.ref(column)} and ${eventWithin(scope, 'telling')}))`;

/**
 * The condition that no event outside the scope had a say in what is known of the unit of a column: none names the
 * unit, what it is inside of, a run that its serial lies in or, of a run, a serial of it; and none emptied what it was
 * inside of. Only then may the sum of what was told (state, stocks, place) be shown. In doubt it may not.
 */
export const unitWhollyWithin = (scope: Scope, column: string): RawBuilder<boolean> =>
  scope.range === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`not exists (
        with recursive around (nr) as (
          select ${sql.ref(column)}
          union
          select next.nr from around cross join lateral (
            select c.parent_nr as nr from containments c where c.child_nr = around.nr and c.to_key is null
            union all
            select kin.nr from units self join units kin on kin.space = self.space and kin.nr <> self.nr
              and ((kin.kind = 'run' and kin.low <= self.low and kin.high >= self.high)
                or (self.nr = ${sql.ref(column)} and kin.low >= self.low and kin.low <= self.high))
            where self.nr = around.nr
          ) next
        )
        select from around cross join lateral (
          select i.event_nr from incidences i where i.unit_nr = around.nr
          union all
          select i.event_nr from incidences i where i.peer_nr = around.nr
          union all
          select c.to_event_nr from containments c where c.child_nr = around.nr and c.to_event_nr is not null
        ) telling join events told on told.nr = telling.event_nr
        where (${eventWithin(scope, 'told')}) is not true)`;

/** The condition that no event outside the scope names the unit of a column, whatever happened around it. */
export const unitNamedWithin = (scope: Scope, column: string): RawBuilder<boolean> =>
  scope.range === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select from incidences naming join events told on told.nr = naming.event_nr
        where naming.unit_nr = ${sql.ref(column)} and (${eventWithin(scope, 'told')}) is not true)`;

/** The condition that all that is shown of something in a container, a row `c`, was told by events in the scope. */
export const contentWithin = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`${unitNamedWithin(scope, 'c.child_nr')} and ${eventNrWithin(scope, 'c.from_event_nr')}
    and ${eventNrWithin(scope, 'c.to_event_nr')}`;

/**
 * The condition that an anomaly, a row `a`, was told by events in the scope: both of its events; and where its
 * sentence says what was known before, whatever told of the unit. The clock of an event and what it spells wrong are matters of its own.
 */
export const anomalyWithin = (scope: Scope): RawBuilder<boolean> =>
  scope.range === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(${eventNrWithin(scope, 'a.event_nr')} and ${eventNrWithin(scope, 'a.other_event_nr')}
        and (a.kind = any('{event-in-the-future,doubtful-field,declaration-differs}') or (a.peer_nr is null and a.data = '{}')
          or ${unitWhollyWithin(scope, 'a.unit_nr')}))`;
