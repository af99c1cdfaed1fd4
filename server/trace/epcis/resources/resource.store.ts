import { sql } from 'kysely';
import { withinScope } from '../../../identity/index.ts';
import type { Db, Scope } from '../../../platform/index.ts';

/** Which values are wanted: so many, behind the last of the page before. */
export interface ValuePage {
  readonly size: number;
  readonly after?: string;
}

const columns = {
  bizSteps: 'biz_step',
  dispositions: 'disposition',
  readPoints: 'read_point',
  bizLocations: 'biz_location',
} as const;

/** A kind of value that is a column of the events. */
export type ColumnResource = keyof typeof columns;

/**
 * The values of a column that events of the scope have, in the order of their text. The index is entered once for each
 * value, not once for each event.
 */
export const listColumnValues = async (
  db: Db,
  scope: Scope,
  { name, page: { size, after } }: { readonly name: ColumnResource; readonly page: ValuePage },
): Promise<string[]> => {
  const column = sql.ref(columns[name]);
  const rows = await db.rows(sql<{ value: string }>`
    with recursive known(value) as (
      (select ${column} from events
       where ${column} is not null and (${after ?? null}::text is null or ${column} > ${after ?? null})
       order by ${column} limit 1)
      union all
      select (select ${column} from events where ${column} > k.value order by ${column} limit 1)
      from known k where k.value is not null)
    select value from known k
    where value is not null and exists (
      select from events e
      where e.${column} = k.value and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })})
    limit ${size}`);
  return rows.map(({ value }) => value);
};

/** The event types that are no standard ones, of events in the scope, in the order of their text. */
export const listExtensionTypes = async (db: Db, scope: Scope): Promise<string[]> => {
  const rows = await db.rows(sql<{ type: string }>`
    select distinct type from events e
    where type not in ('ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent')
      and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })}
    order by type`);
  return rows.map(({ type }) => type);
};

/** A thing that is named singly, with the EPC URN that it was first written as. */
export interface ListedEpc {
  readonly nr: string;
  readonly uri: string;
  readonly urn: string | null;
}

/** parentID, and the lists of single things. */
const singleFields = [1, 3, 4, 6, 8];

/** The things that events of the scope name singly, in the order in which they were first named. */
export const listEpcs = (db: Db, scope: Scope, { size, after }: ValuePage): Promise<ListedEpc[]> =>
  db.rows(sql<ListedEpc>`
    select u.nr, u.uri, u.epc_urn as urn from units u
    where u.nr > ${after ?? '0'}::bigint and exists (
      select from incidences i join events e on e.nr = i.event_nr
      where i.unit_nr = u.nr and i.role <> 5 and i.field = any(${singleFields}::smallint[])
        and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })})
    order by u.nr limit ${size}`);
