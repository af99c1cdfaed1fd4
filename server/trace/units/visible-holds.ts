import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';
import type { WorkingHold } from './holds-on.ts';
import { anomalyWithin, eventWithin } from './unit-scope.ts';

/** Of the holds that work on a unit those that events in the scope tell of; two statements. */
export const visibleHolds = async (
  db: Db,
  scope: Scope,
  holds: readonly WorkingHold[],
): Promise<readonly WorkingHold[]> => {
  if (scope.range === 'all' || holds.length === 0) return holds;
  const eventNrs = holds.flatMap((hold) => (hold.kind === 'placed' ? [hold.hold.from.eventNr] : []));
  const anomalyIds = holds.flatMap((hold) => (hold.kind === 'anomaly' ? [hold.anomalyId] : []));
  const [events, anomalies] = await Promise.all([
    db.rows(sql<{ nr: string }>`
      select e.nr from events e where e.nr = any(${eventNrs}::bigint[]) and ${eventWithin(scope, 'e')}`),
    db.rows(sql<{ id: string }>`
      select a.id from anomalies a where a.id = any(${anomalyIds}::uuid[]) and ${anomalyWithin(scope)}`),
  ]);
  const told = new Set([...events.map(({ nr }) => nr), ...anomalies.map(({ id }) => id)]);
  return holds.filter((hold) =>
    told.has(hold.kind === 'placed' ? String(hold.hold.from.eventNr) : hold.anomalyId),
  );
};
