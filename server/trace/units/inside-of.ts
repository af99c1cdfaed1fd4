import { type RawBuilder, sql } from 'kysely';
import type { Amounts } from '@yuanliu/core/trace';

/**
 * What of a unit is inside of a container by an interval, a row of `containments`: of a run no more pieces than there
 * are serials that were never packed or taken out by themselves.
 */
export const insideOf = (alias: string): RawBuilder<Amounts | null> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`case when ${column('inside')} ? 'C62' then (
    select case when r.nr is null or a.there >= (${column('inside')}->>'C62')::numeric then ${column('inside')}
      when a.there <= 0 then ${column('inside')} - 'C62'
      else ${column('inside')} || jsonb_build_object('C62', a.there::text) end
    from (select 1) one left join units r on r.nr = ${column('child_nr')} and r.kind = 'run'
    cross join lateral (select r.high - r.low + 1 - apart_count(r.nr) as there) a) else ${column('inside')} end`;
};
