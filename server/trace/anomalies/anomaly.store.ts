import type { AnomalyKind } from '@yuanliu/core/trace';
import type { JsonValue, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Db, keyOfCursor, type Scope, type Tx } from '../../platform/index.ts';
import { countWhere } from '../units/count-where.ts';
import { anomalyWithin, unitWithin } from '../units/unit-scope.ts';
import { isAbout, type Sought } from './sought-anomalies.ts';

/** An anomaly as it is read. */
export interface AnomalyRecord {
  readonly id: string;
  readonly kind: AnomalyKind;
  readonly severity: 'holding' | 'note';
  readonly unitNr: string;
  readonly eventNr: string;
  readonly eventTime: Date;
  readonly peerNr: string | null;
  readonly otherEventNr: string | null;
  readonly data: Readonly<Record<string, JsonValue>>;
  readonly state: 'open' | 'cleared' | 'resolved';
  readonly isHolding: boolean;
  readonly raisedAt: Date;
  readonly clearedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
}

const columns = sql`
  a.id, a.kind, a.severity, a.unit_nr as "unitNr", a.event_nr as "eventNr", a.event_time as "eventTime",
  a.peer_nr as "peerNr", a.other_event_nr as "otherEventNr", a.data, a.state, a.is_holding as "isHolding",
  a.raised_at as "raisedAt", a.cleared_at as "clearedAt", a.resolved_at as "resolvedAt",
  (select name from users where id = a.resolved_by) as "resolvedBy", a.resolution`;

/** Which anomalies are wanted. */
export interface AnomalyFilter extends PageQuery {
  readonly state?: AnomalyRecord['state'] | undefined;
  readonly kind?: AnomalyKind | undefined;
  readonly severity?: AnomalyRecord['severity'] | undefined;
  readonly holding?: boolean | undefined;
  readonly unit?: string | undefined;
  /** What a text was found to mean. */
  readonly about?: Sought;
}

/** Anomalies of units in the scope, the latest raised first; one more than the page holds. */
export const selectAnomalies = (db: Db, scope: Scope, filter: AnomalyFilter): Promise<AnomalyRecord[]> => {
  const { state, kind, severity, holding, unit, about, after, limit } = filter;
  const key = after === undefined ? undefined : keyOfCursor(after, ['time', 'id']);
  const conditions = [
    unitWithin(scope, 'a.unit_nr'),
    anomalyWithin(scope),
    ...(state === undefined ? [] : [sql`a.state = ${state}`]),
    ...(kind === undefined ? [] : [sql`a.kind = ${kind}`]),
    ...(severity === undefined ? [] : [sql`a.severity = ${severity}`]),
    ...(holding === undefined ? [] : [sql`a.is_holding = ${holding}`]),
    ...(unit === undefined ? [] : [sql`a.unit_nr = ${unit}::bigint`]),
    ...(about === undefined ? [] : [isAbout(about)]),
    ...(key === undefined ? [] : [sql`(a.raised_at, a.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`]),
  ];
  return db.rows(sql<AnomalyRecord>`
    select ${columns} from anomalies a where ${sql.join(conditions, sql` and `)}
    order by a.raised_at desc, a.id desc limit ${limit + 1}`);
};

/** How many anomalies of visible units are left out: of one unit, or of all. Which they are is not told. */
export const countHidden = (db: Db, scope: Scope, unit: string | undefined): Promise<number> =>
  countWhere(
    db,
    scope,
    sql`anomalies a where ${unitWithin(scope, 'a.unit_nr')} and not (${anomalyWithin(scope)})
      and (${unit ?? null}::bigint is null or a.unit_nr = ${unit ?? null}::bigint)`,
  );

/** One anomaly of the scope, locked until the transaction ends. */
export const lockAnomaly = async (tx: Tx, scope: Scope, id: string): Promise<AnomalyRecord | undefined> => {
  const rows = await tx.rows(sql<AnomalyRecord>`
    select ${columns} from anomalies a
    where a.id = ${id} and ${unitWithin(scope, 'a.unit_nr')} and ${anomalyWithin(scope)} for no key update of a`);
  return rows[0];
};

/** Keeps what a person decided. */
export const updateResolution = (
  tx: Tx,
  id: string,
  said: {
    readonly at: Date;
    readonly by: string | null;
    readonly reason: string;
    readonly isHolding: boolean;
  },
): void => {
  tx.send(sql`
    update anomalies set state = 'resolved', resolved_at = ${said.at}, resolved_by = ${said.by},
      resolution = ${said.reason}, is_holding = ${said.isHolding} where id = ${id}`);
};
