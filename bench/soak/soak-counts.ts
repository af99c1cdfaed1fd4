import type pg from 'pg';
import type { Acknowledged } from './soak-client.ts';
import { soakRules } from './soak-tables.ts';

/** What stands in the database beside what clients were told. All but the first three must be 0. */
export interface SoakCounts {
  readonly records: number;
  readonly names: number;
  readonly jobsRan: number;
  readonly recordsLost: number;
  readonly namesLost: number;
  readonly undoneThere: number;
  readonly repeatedNumbers: number;
  readonly withoutAudit: number;
  readonly auditOfNothing: number;
  readonly jobsOfNothing: number;
  readonly versionsAstray: number;
  /** 0 only where nothing is under way. */
  readonly gaps: number;
  /** 0 only when the jobs have been worked off. */
  readonly jobsMissing: number;
}

/** Counts, in one statement and so at one moment; what was acknowledged before it must be there. */
export const countsOf = async (
  owner: pg.Client,
  acknowledged: readonly Acknowledged[],
): Promise<SoakCounts> => {
  const records = acknowledged.flatMap((told) => told.records);
  const undone = acknowledged.flatMap((told) => told.undone);
  const names = acknowledged.flatMap((told) => told.names);
  const { rows } = await owner.query<SoakCounts>(statement, [
    JSON.stringify(records),
    undone,
    JSON.stringify(names),
    soakRules.gapFree,
  ]);
  const [counts] = rows;
  if (counts === undefined) throw new Error('Nothing could be counted.');
  return counts;
};

const statement = `
  with told as (
    select * from jsonb_to_recordset($1::jsonb) as told (id text, "gapFree" text, fast text)
  ), told_names as (
    select * from jsonb_to_recordset($3::jsonb) as told ("userId" uuid, name text)
  ), record_lines as (
    select subject_id as id, count(*) as lines from audit_entries where action = 'soak.record.added' group by 1
  ), name_lines as (
    select subject_id::uuid as user_id, change ->> 'to' as name, count(*) as lines
    from audit_entries, jsonb_array_elements(changes) as change
    where action = 'identity.user.changed' and change ->> 'field' = 'name' group by 1, 2
  )
  select
    (select count(*)::int from soak_records) as records,
    (select count(*)::int from told_names) as names,
    (select count(*)::int from soak_ran) as "jobsRan",
    (select count(*)::int from told t where 1 <> (
       select count(*) from soak_records r
       where r.id = t.id and r.gap_free = t."gapFree" and r.fast = t.fast)) as "recordsLost",
    (select count(*)::int from told_names t left join name_lines l
       on l.user_id = t."userId" and l.name = t.name where l.lines is distinct from 1) as "namesLost",
    (select count(*)::int from soak_records where id = any($2::text[])) as "undoneThere",
    (select count(*)::int from (
       select 1 from soak_records group by gap_free having count(*) > 1
       union all select 1 from soak_records group by fast having count(*) > 1) as repeated) as "repeatedNumbers",
    (select count(*)::int from soak_records r left join record_lines l using (id)
     where l.lines is distinct from 1) as "withoutAudit",
    (select count(*)::int from record_lines l
     where not exists (select 1 from soak_records r where r.id = l.id)) as "auditOfNothing",
    (select count(*)::int from soak_ran j
     where not exists (select 1 from soak_records r where r.id = j.id)) as "jobsOfNothing",
    (select count(*)::int from users u where u.login like 'soak%' and u.version - 1 <> (
       select count(*) from audit_entries a
       where a.subject_id = u.id::text and a.action = 'identity.user.changed')) as "versionsAstray",
    (select coalesce(max(c.value), 0) - (select count(*) from soak_records)
     from serial_counters c join serial_rules s on s.id = c.rule_id where s.key = $4)::int as gaps,
    (select count(*)::int from soak_records r
     where not exists (select 1 from soak_ran j where j.id = r.id)) as "jobsMissing"`;
