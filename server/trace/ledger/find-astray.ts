import { sql } from 'kysely';
import type { AstrayRow, Db } from '../../platform/index.ts';
import { eventUuid } from './event-number.ts';

/** As many as are worth reading; the seal of the rest is not in doubt less. */
const listed = 50;

/**
 * What hangs on events and does not follow from them: lines of the graph under another pool or moment than their
 * event's or without an event, and voids without their declaration, or declarations without their voids.
 */
export const findAstray = async (db: Db): Promise<AstrayRow[]> => {
  const rows = await db.rows(sql<{ nr: string; what: string }>`
    (select i.event_nr as nr, 'incidences' as what
     from incidences i left join events e on e.nr = i.event_nr
     where e.nr is null or e.flow_nr <> i.flow_nr or e.event_time <> i.event_time
     limit ${listed})
    union
    (select coalesce(due.nr, v.event_nr), 'event_voids'
     from (select e.nr, d.nr as declaration_nr, e.record_time as own_time, d.record_time as declared
           from events d join events e on e.event_id = d.event_id
           where d.is_declaration) due
     full join event_voids v on v.event_nr = due.nr and v.declaration_nr = due.declaration_nr
       and v.known_from in (due.own_time, due.declared)
     where due.nr is null or v.event_nr is null
     limit ${listed})
    order by 1`);
  return rows.map(({ nr, what }) => ({ id: eventUuid(Number(nr)), title: `#${nr} · ${what}` }));
};
