import { fieldCode, type WhatField } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { type Asked, criterion, type Reader } from '../asked.ts';
import { soughtClasses, soughtInstances, type SoughtPrefix, type SoughtUnits } from '../sought-units.ts';

type Fields = readonly WhatField[];
type Condition = RawBuilder<boolean>;

const isIn = (fields: Fields): Condition =>
  sql`i.field = any(${fields.map((field) => fieldCode[field])}::smallint[])`;

const either = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : sql`(${conditions.length === 0 ? sql`false` : sql.join(conditions, sql` or `)})`;

/** The units of the URIs. An array that depends on no row is looked up once for the whole query. */
const named = ({ uris }: SoughtUnits) => sql`array(select nr from units where uri = any(${uris}::text[]))`;

/**
 * The runs that hold one of the serials. A run of magnitude m is at most 2^m long, so that those around a number begin
 * in one short range per magnitude. `offset 0` keeps the two steps apart: a plan made for any number of serials would
 * read all units.
 */
const runsAround = ({ serials }: SoughtUnits) => sql`array(
  select r.nr
  from (
    select s.space, s.number
    from unnest(${serials.map(({ space }) => space)}::text[], ${serials.map(({ number }) => number)}::bigint[])
      as s(space, number)
    where exists (select from units where units.space = s.space and magnitude is not null)
    offset 0) s
  cross join generate_series(0, 62) as m(magnitude)
  cross join lateral (
    select nr from units
    where units.space = s.space and units.magnitude = m.magnitude
      and low between s.number - (1::bigint << m.magnitude) and s.number and high >= s.number
    offset 0) r)`;

/** A line of the event that fits. */
const hasLine = (condition: Condition): Condition =>
  sql`exists (select from incidences i
    where i.flow_nr = e.flow_nr and i.event_nr = e.nr and ${condition})`;

/** A line of the event whose unit fits. A pattern may cover millions of units, so that they are not listed first. */
const hasUnit = (condition: Condition): Condition =>
  sql`exists (select from incidences i join units u on u.nr = i.unit_nr
    where i.flow_nr = e.flow_nr and i.event_nr = e.nr and ${condition})`;

const covers = ({
  from,
  to,
  expression,
  level,
}: SoughtPrefix): Condition => sql`(u.uri ~>=~ ${from} and u.uri ~<~ ${to}
  ${expression === '' ? sql`` : sql`and u.uri ~ ${expression}`} ${level === 'class' ? sql`and u.kind = 'class'` : sql``})`;

interface Lists {
  /** Where things stand one by one; also a row of serials that has a URI of its own. */
  readonly single: Fields;
  /** Where a row of serials stands beside a quantity. */
  readonly rows: Fields;
}

/** Instances. An item is also found in the rows of serials that hold it, for these stand for their items. */
const instances =
  ({ single, rows }: Lists): Reader =>
  (asked) => {
    const sought = soughtInstances(asked);
    const lines: Condition[] = [];
    if (sought.uris.length > 0) lines.push(sql`(${isIn(single)} and i.unit_nr = any(${named(sought)}))`);
    if (sought.serials.length > 0 && rows.length > 0)
      lines.push(sql`(${isIn([...single, ...rows])} and i.unit_nr = any(${runsAround(sought)}))`);
    const ofPattern = sql<boolean>`(${isIn(single)} or ${isIn(rows)} and u.kind = 'run')
      and ${either(sought.prefixes.map(covers))}`;
    return matching(asked, sought, { lines, ofPattern });
  };

/** Classes and lots. Serials in a row stand beside their class or lot and answer for it. */
const classes =
  (fields: Fields): Reader =>
  (asked) => {
    const sought = soughtClasses(asked);
    const units = named(sought);
    const lines =
      sought.uris.length === 0
        ? []
        : [
            sql<boolean>`${isIn(fields)} and (i.unit_nr = any(${units}) or i.peer_nr = any(${units})
              or i.unit_nr = any(array(select nr from units where class_nr = any(${units}) and kind = 'run')))`,
          ];
    const ofPattern = sql<boolean>`${isIn(fields)} and ${either(sought.prefixes.map(covers))}`;
    return matching(asked, sought, { lines, ofPattern });
  };

interface Ways {
  readonly lines: readonly Condition[];
  readonly ofPattern: Condition;
}

const matching = (asked: Asked, { uris, prefixes }: SoughtUnits, { lines, ofPattern }: Ways) =>
  criterion(
    asked,
    [...uris, ...prefixes.map(({ from }) => `${from}*`)],
    either([
      ...(lines.length > 0 ? [hasLine(either(lines))] : []),
      ...(prefixes.length > 0 ? [hasUnit(ofPattern)] : []),
    ]),
  );

const outer: Lists = { single: ['epcList', 'childEPCs'], rows: ['quantityList', 'childQuantityList'] };
const input: Lists = { single: ['inputEPCList'], rows: ['inputQuantityList'] };
const output: Lists = { single: ['outputEPCList'], rows: ['outputQuantityList'] };
const any: Lists = {
  single: [...outer.single, 'parentID', ...input.single, ...output.single],
  rows: [...outer.rows, ...input.rows, ...output.rows],
};

/** What an event names: things by identity or pattern, classes and lots beside their quantities. */
export const matches: Readonly<Record<string, Reader>> = {
  MATCH_epc: instances(outer),
  MATCH_parentID: instances({ single: ['parentID'], rows: [] }),
  MATCH_inputEPC: instances(input),
  MATCH_outputEPC: instances(output),
  MATCH_anyEPC: instances(any),
  MATCH_epcClass: classes(outer.rows),
  MATCH_inputEPCClass: classes(input.rows),
  MATCH_outputEPCClass: classes(output.rows),
  MATCH_anyEPCClass: classes(any.rows),
};
