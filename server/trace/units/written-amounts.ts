import { type Amounts, convert, roleCode, unitOfMeasure } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';

/** Amounts of a unit, from base units to those that its events are written in. */
export interface Writing {
  (unitNr: number, amounts: Amounts): Record<string, string>;
  /** The unit of measure that the unit's quantities were first stated in; pieces where none was. */
  readonly uomOf: (unitNr: number) => string;
}

/** Events of one role that are looked at for the first word on a dimension. */
const most = 50;
/** Digits behind the point; a conversion that never ends is cut there. */
const digits = 12;

/**
 * Sums are kept in base units of their dimensions, so that litres and cubic metres add up; people read them in the unit
 * of measure that the first event of the unit stated for that dimension. One statement, whatever the number of units.
 */
export const writingOf = async (db: Db, unitNrs: Iterable<number>): Promise<Writing> => {
  const nrs = [...new Set(unitNrs)];
  const rows =
    nrs.length === 0
      ? []
      : await db.rows(sql<{ nr: string; uom: string }>`
          select asked.nr, first.uom
          from unnest(${nrs}::bigint[]) as asked (nr)
          cross join unnest(${Object.values(roleCode)}::int[]) as in_role (role)
          cross join lateral (select i.uom, i.event_time, i.event_nr from incidences i
            where i.unit_nr = asked.nr and i.role = in_role.role and i.quantity is not null
            order by i.event_time, i.event_nr limit ${most}) first
          where first.uom is not null order by first.event_time, first.event_nr`);
  const written = new Map<string, string>();
  const first = new Map<string, string>();
  for (const { nr, uom } of rows) {
    if (!first.has(nr)) first.set(nr, uom);
    const key = `${nr} ${unitOfMeasure(uom)?.base ?? uom}`;
    if (!written.has(key)) written.set(key, uom);
  }
  const write = (unitNr: number, amounts: Amounts): Record<string, string> =>
    Object.fromEntries(
      Object.entries(amounts).map(([base, quantity]) => {
        const uom = written.get(`${unitNr} ${base}`) ?? base;
        const told = uom === base ? undefined : convert(quantity, { from: base, to: uom });
        return told === undefined ? [base, quantity] : [uom, told.toDecimalPlaces(digits).toFixed()];
      }),
    );
  return Object.assign(write, { uomOf: (unitNr: number) => first.get(String(unitNr)) ?? 'C62' });
};
