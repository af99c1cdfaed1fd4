import { identityOf, readCode, serialRunOf } from '@yuanliu/core/codes';
import { traceAmbiguous, traceUnitUnknown } from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { withinScope } from '../../identity/index.ts';
import type { Db, Scope } from '../../platform/index.ts';
import { readFillUri } from './fills.ts';
import type { VirtualItem } from './genealogy.store.ts';
import { virtualUnit } from './neighbourhood.ts';
import { always, type Window, widened } from './windows.ts';

/** What an asked id names. */
export interface Start {
  readonly unit: number;
  /** When what is in it is meant: all time, except for one fill of a vessel. */
  readonly window: Window;
  /** An item that has no unit of its own and lies in a run. */
  readonly item?: VirtualItem;
}

/** Labels shared by more units than this are not listed whole. */
const mostCandidates = 20;

/**
 * Finds what an id names: the identity of a fill, any code that can be read, a canonical URI, or a label that only one
 * unit bears. Throws `traceUnitUnknown` and `traceAmbiguous`.
 */
export const resolveUnit = async (db: Db, scope: Scope, id: string): Promise<Start> => {
  const text = id.trim();
  const fill = await findFill(db, scope, text);
  if (fill !== undefined) return fill;
  const found = await findVisible(db, scope, urisOf(text));
  if (found !== undefined) return { unit: found, window: always };
  const byLabel = await findByLabel(db, scope, text);
  const [only] = byLabel;
  if (byLabel.length > 1) {
    throw new Problem(traceAmbiguous, { id: text, candidates: byLabel.map(({ uri }) => uri) });
  }
  if (only !== undefined) return { unit: only.nr, window: always };
  const item = await findInRuns(db, scope, urisOf(text));
  if (item === undefined) throw new Problem(traceUnitUnknown, { id: text });
  return { unit: virtualUnit, window: always, item };
};

/** The URIs that the text may stand for, the likeliest first. */
export const urisOf = (text: string): string[] => {
  const direct = identityOf(text);
  const code = readCode(text);
  const readings = code.ok ? [code.value, ...code.value.alternatives] : [];
  const uris = readings.flatMap(({ identity, beside }) => [identity?.uri, ...beside.map(({ uri }) => uri)]);
  return [...new Set([direct.ok ? direct.value.uri : text, text, ...uris])].filter(
    (uri) => uri !== undefined,
  );
};

/** Whoever sees an event that names the unit sees the unit. */
const isVisible = (scope: Scope, unit: string) =>
  scope.range === 'all'
    ? sql`true`
    : sql`exists (select from incidences i join events e on e.nr = i.event_nr
        where (i.unit_nr = ${sql.ref(unit)} or i.peer_nr = ${sql.ref(unit)})
          and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })})`;

const findVisible = async (db: Db, scope: Scope, uris: readonly string[]): Promise<number | undefined> => {
  const rows = await db.rows(sql<{ nr: string }>`
    select u.nr from unnest(${uris}::text[]) with ordinality as asked (uri, place) join units u on u.uri = asked.uri
    where ${isVisible(scope, 'u.nr')} order by asked.place limit 1`);
  return rows[0] === undefined ? undefined : Number(rows[0].nr);
};

/** Whether an event that the caller may see named the unit, or named it as a lot, and had been recorded by then. */
export const wasKnown = async (
  db: Db,
  { unit, scope, asOf }: { readonly unit: number; readonly scope: Scope; readonly asOf: Date },
): Promise<boolean> => {
  const rows = await db.rows(sql`
    select from incidences i join events e on e.nr = i.event_nr
    where (i.unit_nr = ${unit} or i.peer_nr = ${unit}) and e.record_time <= ${asOf}
      and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })} limit 1`);
  return rows.length > 0;
};

const findByLabel = async (db: Db, scope: Scope, label: string): Promise<{ nr: number; uri: string }[]> => {
  const rows = await db.rows(sql<{ nr: string; uri: string }>`
    select u.nr, u.uri from units u where u.label = ${label} and ${isVisible(scope, 'u.nr')}
    order by u.uri limit ${mostCandidates}`);
  return rows.map(({ nr, uri }) => ({ nr: Number(nr), uri }));
};

const findFill = async (db: Db, scope: Scope, uri: string): Promise<Start | undefined> => {
  const fill = readFillUri(uri);
  if (fill === undefined) return undefined;
  const [row] = await db.rows(sql<{ nr: string; time: string }>`
    select u.nr, (extract(epoch from e.event_time) * 1000000)::bigint as time
    from units u join incidences i on i.unit_nr = u.nr and i.is_vessel join events e on e.nr = i.event_nr
    where u.uri = ${fill.vessel} and i.event_time = ${fill.moment}::timestamptz
      and encode(substring(e.hash for 4), 'hex') = ${fill.hash} and ${isVisible(scope, 'u.nr')} limit 1`);
  if (row === undefined) return undefined;
  const time = Number(row.time);
  return { unit: Number(row.nr), window: widened({ from: time, to: time }) };
};

const findInRuns = async (
  db: Db,
  scope: Scope,
  uris: readonly string[],
): Promise<VirtualItem | undefined> => {
  for (const uri of uris) {
    const identity = identityOf(uri);
    const place = identity.ok ? serialRunOf(identity.value) : undefined;
    if (!identity.ok || place === undefined || place.number >= 2n ** 63n) continue;
    const number = String(place.number);
    const rows = await db.rows(sql`
      select 1 from generate_series(0, 62) magnitude, lateral (
        select nr from units r where r.space = ${place.space} and r.magnitude = magnitude
          and r.low > ${number}::bigint - (1::bigint << magnitude) and r.low <= ${number}::bigint
          and r.high >= ${number}::bigint offset 0) r
      where ${isVisible(scope, 'r.nr')} limit 1`);
    if (rows.length === 0) continue;
    const { classUri = null, serial = number } = identity.value;
    return { uri, classUri, label: serial, space: place.space, number };
  }
  return undefined;
};
