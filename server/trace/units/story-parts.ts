import { nameOf } from '../projection/code-names.ts';
import { roleCode, type StoryLine } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';

/** An event and a unit that it names. */
export interface NamedUnit {
  readonly event: number;
  readonly unit: number;
}

type Part = StoryLine['because'][number]['parts'][number];

interface PartRow {
  readonly event: string;
  readonly unit: string;
  readonly role: number;
  readonly isVessel: boolean;
  readonly amounts: Record<string, string>;
}

const keyOf = ({ event, unit }: { event: number | string; unit: number | string }): string =>
  `${event} ${unit}`;

/**
 * The part that each unit had in each event, by role, with the quantities as they were written. One statement, whatever
 * their number.
 */
export const partsOf = async (
  db: Db,
  named: readonly NamedUnit[],
): Promise<(asked: NamedUnit) => readonly Part[]> => {
  const rows =
    named.length === 0
      ? []
      : await db.rows(sql<PartRow>`
          select event, unit, role, bool_or(is_vessel) as "isVessel",
            coalesce(jsonb_object_agg(uom, quantity::text) filter (where quantity is not null), '{}') as amounts
          from (
            select e.nr as event, i.unit_nr as unit, i.role, i.is_vessel, coalesce(i.uom, '') as uom,
              sum(i.quantity) as quantity
            from (select distinct * from unnest(${named.map(({ event }) => event)}::bigint[], ${named.map(({ unit }) => unit)}::bigint[])
                as named (event_nr, unit_nr)) asked
              join events e on e.nr = asked.event_nr
              -- The event's time leads to the few lines of the unit's many.
              join incidences i on i.unit_nr = asked.unit_nr and i.event_nr = e.nr and i.event_time = e.event_time
            group by e.nr, i.unit_nr, i.role, i.is_vessel, i.uom
          ) summed
          group by event, unit, role, is_vessel order by event, unit, role, is_vessel`);
  const parts = new Map<string, Part[]>();
  for (const row of rows) {
    const { role, isVessel, amounts } = row;
    const list = parts.get(keyOf(row)) ?? [];
    list.push({ role: nameOf(roleCode, role), isVessel, amounts });
    parts.set(keyOf(row), list);
  }
  return (asked) => parts.get(keyOf(asked)) ?? [];
};
