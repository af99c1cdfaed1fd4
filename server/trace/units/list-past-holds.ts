import type { PastHold } from '@yuanliu/core/trace';
import type { Page, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, keyOfCursor, pageFrom } from '../../platform/index.ts';
import { countWhere } from './count-where.ts';
import { locateUnit } from './locate-unit.ts';
import { eventNrWithin } from './unit-scope.ts';
import { visibleEventId } from './visible-event-id.ts';

interface PastHoldRow extends Omit<PastHold, 'since' | 'until'> {
  readonly since: Date;
  readonly until: Date;
  readonly toKey: string;
  readonly eventNr: string;
}

/** A page of the holds that were placed on a unit itself and lifted, the last lifted first. */
export const listPastHolds = async (
  { db, scope }: Ctx,
  id: string,
  { limit, after }: PageQuery,
): Promise<Page<PastHold> & { hidden: number }> => {
  const nr = await locateUnit(db, scope, id);
  const [key, event, hold] =
    after === undefined ? [undefined] : keyOfCursor(after, ['hex', 'number', 'text']);
  const behind =
    key === undefined
      ? sql`true`
      : sql`(h.to_key, h.event_nr, h.hold_id) < (decode(${key}, 'hex'), ${event}::bigint, ${hold}::text)`;
  const isTold = sql<boolean>`${eventNrWithin(scope, 'h.event_nr')} and ${eventNrWithin(scope, 'h.to_event_nr')}`;
  const past = sql`holds h where h.unit_nr = ${nr} and not h.is_exemption and h.to_key is not null`;
  const found = await db.rows(sql<PastHoldRow>`
    select h.hold_id as "holdId", h.from_time as since, h.reason, h.paper, h.person, h.to_time as until,
      h.lift_reason as "liftReason", h.lift_person as "liftPerson",
      ${visibleEventId(scope, 'h.event_nr')} as "eventId", ${visibleEventId(scope, 'h.to_event_nr')} as "liftEventId",
      encode(h.to_key, 'hex') as "toKey", h.event_nr as "eventNr"
    from ${past} and ${isTold} and ${behind}
    order by h.to_key desc, h.event_nr desc, h.hold_id desc limit ${limit + 1}`);
  const { rows, next } = pageFrom(found, limit, ({ toKey, eventNr, holdId }) => [toKey, eventNr, holdId]);
  return {
    next,
    hidden: await countWhere(db, scope, sql`${past} and not (${isTold})`),
    rows: rows.map(({ since, until, toKey: _key, eventNr: _nr, ...told }) => ({
      ...told,
      since: since.toISOString(),
      until: until.toISOString(),
    })),
  };
};
