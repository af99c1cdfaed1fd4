import { type Amounts, type Evidence, evidenceCode, type StayView } from '@yuanliu/core/trace';
import type { Page, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, keyOfCursor, pageFrom } from '../../platform/index.ts';
import { nameOf } from '../projection/code-names.ts';
import { bondCode } from '../projection/unit-state.ts';
import { countWhere } from './count-where.ts';
import { insideOf } from './inside-of.ts';
import { locateUnit } from './locate-unit.ts';
import { refsOf } from './unit-refs.ts';
import { eventNrWithin, unitNamedWithin } from './unit-scope.ts';
import { visibleEventId } from './visible-event-id.ts';
import { writingOf } from './written-amounts.ts';

interface StayRow {
  readonly parentNr: string;
  readonly bond: number;
  readonly fromKey: string;
  readonly from: Date;
  readonly fromEvent: string | null;
  readonly to: Date | null;
  readonly toEvent: string | null;
  readonly evidence: number;
  readonly put: Amounts | null;
  readonly inside: Amounts | null;
}

/** A page of the containers that a unit is and was in, by when it was put in, the latest first. */
export const listStays = async (
  { db, scope }: Ctx,
  id: string,
  { limit, after }: PageQuery,
): Promise<Page<StayView> & { hidden: number }> => {
  const nr = await locateUnit(db, scope, id);
  const [key, parent] = after === undefined ? [undefined] : keyOfCursor(after, ['hex', 'number']);
  const behind =
    key === undefined
      ? sql`true`
      : sql`(c.from_key, c.parent_nr) < (decode(${key}, 'hex'), ${parent}::bigint)`;
  const isTold = sql<boolean>`${eventNrWithin(scope, 'c.from_event_nr')} and ${eventNrWithin(scope, 'c.to_event_nr')}`;
  const isWhole = unitNamedWithin(scope, 'c.child_nr');
  const found = await db.rows(sql<StayRow>`
    select c.parent_nr as "parentNr", c.bond, encode(c.from_key, 'hex') as "fromKey", c.from_time as "from",
      ${visibleEventId(scope, 'c.from_event_nr')} as "fromEvent", c.to_time as "to",
      ${visibleEventId(scope, 'c.to_event_nr')} as "toEvent", c.evidence,
      case when ${isWhole} then c.put end as put, case when ${isWhole} then ${insideOf('c')} end as inside
    from containments c where c.child_nr = ${nr} and ${isTold} and ${behind}
    order by c.from_key desc, c.parent_nr desc limit ${limit + 1}`);
  const { rows, next } = pageFrom(found, limit, ({ fromKey, parentNr }) => [fromKey, parentNr]);
  const refs = await refsOf(
    db,
    rows.map(({ parentNr }) => Number(parentNr)),
  );
  const hidden = await countWhere(
    db,
    scope,
    sql`containments c where c.child_nr = ${nr} and not (${isTold})`,
  );
  const written = await writingOf(db, [nr]);
  const toldOf = ({ inside, put, ...row }: StayRow): StayRow => ({
    ...row,
    inside: inside && written(nr, inside),
    put: put && written(nr, put),
  });
  return { next, hidden, rows: rows.flatMap((row) => stayOf(toldOf(row), refs.get(Number(row.parentNr)))) };
};

const stayOf = (row: StayRow, container: StayView['container'] | undefined): StayView[] => {
  if (container === undefined) return [];
  return [
    {
      container,
      bond: nameOf(bondCode, row.bond),
      from: row.from.toISOString(),
      to: row.to?.toISOString() ?? null,
      evidence: nameOf<Evidence>(evidenceCode, row.evidence),
      amounts: row.to === null ? row.inside : row.put,
      fromEventId: row.fromEvent,
      toEventId: row.toEvent,
    },
  ];
};
