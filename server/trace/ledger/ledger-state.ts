import type { LedgerState } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { type Db, presentLog } from '../../platform/index.ts';
import { ledgerLog } from './event-content.ts';
import { ledgerVerifications } from './verify-ledger.ts';

/** How large the ledger is, how far it is sealed, and what the last check found. Counts nothing. */
export const stateOfLedger = async (db: Db): Promise<LedgerState> => {
  const [log, sizes] = await Promise.all([presentLog(db, ledgerLog, ledgerVerifications), sizesOf(db)]);
  return { ...log, ...sizes };
};

const tables = [
  'events',
  'event_contexts',
  'event_voids',
  'event_flows',
  'units',
  'incidences',
  'event_references',
  'event_fields',
] as const;

/** The planner's estimate, or the statistics of this run where it has none yet. */
const sizesOf = async (db: Db): Promise<Pick<LedgerState, 'estimates' | 'bytes'>> => {
  const rows = await db.rows(sql<{ name: string; rows: string; bytes: string }>`
    select c.relname as name,
           greatest(c.reltuples, coalesce(pg_stat_get_live_tuples(c.oid), 0), 0)::bigint as rows,
           pg_total_relation_size(c.oid) as bytes
    from pg_class c where c.oid = any(array(select to_regclass(name) from unnest(${tables}::text[]) as t (name)))`);
  const estimateOf = (table: (typeof tables)[number]): number =>
    Number(rows.find(({ name }) => name === table)?.rows ?? 0);
  return {
    estimates: {
      events: estimateOf('events'),
      units: estimateOf('units'),
      incidences: estimateOf('incidences'),
    },
    bytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  };
};
