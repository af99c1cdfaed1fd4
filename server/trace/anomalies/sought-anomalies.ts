import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { eventNr } from '../ledger/event-number.ts';
import { seekUnits } from '../ledger/seek-units.ts';

/** What a text may mean in a search for anomalies. */
export interface Sought {
  readonly units: readonly number[];
  readonly events: readonly number[];
  /** A pattern of labels, where too many units begin so to name them all. */
  readonly labels: string | undefined;
}

/** Units that are looked up one by one; of more that begin so the anomalies are walked. */
export const mostUnits = 5_000;

/** Reads a text as units, the way the search for units does, and as the id of an event: its eventID or its address. */
export const seekAnomalies = async (db: Db, text: string): Promise<Sought> => {
  const [units, events] = await Promise.all([seekUnits(db, text, mostUnits), seekEvents(db, text)]);
  const isMany = units.length >= mostUnits;
  return { units, events, labels: isMany ? `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : undefined };
};

const seekEvents = async (db: Db, text: string): Promise<number[]> => {
  const nr = eventNr(/[^/]+$/.exec(text)?.[0] ?? '');
  const rows = await db.rows(sql<{ nr: string }>`
    select nr from events where event_id = any(${[text, `urn:uuid:${text.toLowerCase()}`]}::text[])`);
  return [...(nr === undefined ? [] : [nr]), ...rows.map((row) => Number(row.nr))];
};

/**
 * The condition that an anomaly, a row `a`, is about something sought: its unit, the other one, either event, each by
 * its own index. Where many units begin so, anomalies are walked in their order, which soon meets enough of them.
 */
export const isAbout = ({ units, events, labels }: Sought): RawBuilder<boolean> => {
  const named = sql<boolean>`a.id in (
    select id from anomalies where unit_nr = any(${[...units]}::bigint[])
    union all select id from anomalies where peer_nr = any(${[...units]}::bigint[])
    union all select id from anomalies where event_nr = any(${[...events]}::bigint[])
    union all select id from anomalies where other_event_nr = any(${[...events]}::bigint[]))`;
  return labels === undefined
    ? named
    : sql<boolean>`(${named} or exists (
        select from units n where n.nr in (a.unit_nr, a.peer_nr) and n.label like ${labels}))`;
};
