import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  actionCode,
  evidenceCode,
  fieldCode,
  referenceCode,
  roleCode,
  type TraceEvent,
} from '@yuanliu/core/trace';
import { migrationsFolder } from '../../server/commands/open-product.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { eventUuid, planOf, rebuildProjections } from '../../server/trace/index.ts';
import type { BenchDatabase } from './database.ts';

/** What was written. */
export interface LoadedGraph {
  readonly events: number;
  readonly lines: number;
}

const atOnce = 5_000;
const eventsPerLine = 50_000;
const unitsAtOnce = 2_000;
const unitsPerLine = 20_000;

/**
 * Writes events with the units and lines that the ledger makes of them, past recording them: only the tables that a
 * trace reads are of interest, and a quarter of an hour of recording is not.
 */
export const loadGraph = async (
  { database, tell }: { readonly database: BenchDatabase; readonly tell: (line: string) => void },
  events: Iterable<TraceEvent>,
): Promise<void> => {
  const { asOwner } = database;
  await asOwner(`insert into event_contexts values (1, sha256('x'), '{}')`);
  const units = new Map<string, number>();
  let written = 0;
  let told = 0;
  let waiting: TraceEvent[] = [];
  const write = async (): Promise<void> => {
    await insert(asOwner, rowsOf(waiting, written, units));
    written += waiting.length;
    waiting = [];
    if (written - told < eventsPerLine) return;
    tell(`loading: ${written} events`);
    told = written;
  };
  for (const event of events) {
    waiting.push(event);
    if (waiting.length === atOnce) await write();
  }
  await write();
  await asOwner('vacuum analyze events, incidences, units, event_references');
  await project(database, tell);
  await asOwner('vacuum analyze');
  await database.keep();
};

/** Folds what units are from their events, as a rebuild does: a trace tells stock and holds as well. */
const project = async ({ app }: BenchDatabase, tell: (line: string) => void): Promise<void> => {
  const db = openDatabase({ connection: app, size: 2, prepared: true, onLost: () => undefined });
  let told = 0;
  const onProgress = (phase: 1 | 2, units: number): void => {
    if (Math.abs(units - told) < unitsPerLine) return;
    tell(phase === 1 ? `folding: ${units} units` : `judging shipments: ${units} units`);
    told = units;
  };
  try {
    await rebuildProjections(db, { now: () => new Date(), onProgress, batch: unitsAtOnce });
  } finally {
    await db.close();
  }
};

/** What is in the database. */
export const sizeOfGraph = async ({ asOwner }: BenchDatabase): Promise<LoadedGraph> => {
  const [row] = await asOwner<{ events: number; lines: number }>(
    'select (select count(*) from events)::int as events, (select count(*) from incidences)::int as lines',
  );
  return row ?? { events: 0, lines: 0 };
};

const projectionFolder = path.join(import.meta.dirname, '../../server/trace/projection');

/** Changes with the tables, with the generator, and with what ledger and projection make of its events. */
export const graphVersion = async (sample: Iterable<TraceEvent>, size: number): Promise<string> => {
  const hash = createHash('sha256').update(String(size));
  for (const folder of [migrationsFolder, projectionFolder])
    for (const file of (await readdir(folder, { withFileTypes: true })).filter(
      (each) => each.isFile() && !each.name.endsWith('.test.ts'),
    ))
      hash.update(await readFile(path.join(folder, file.name)));
  hash.update(await readFile(import.meta.filename));
  hash.update(JSON.stringify(rowsOf([...sample], 0, new Map())));
  return hash.digest('hex').slice(0, 12);
};

interface Rows {
  readonly events: object[];
  readonly units: object[];
  readonly incidences: object[];
  readonly references: object[];
}

const rowsOf = (events: readonly TraceEvent[], before: number, known: Map<string, number>): Rows => {
  const rows: Rows = { events: [], units: [], incidences: [], references: [] };
  for (const [index, event] of events.entries()) {
    const nr = before + index + 1;
    const { incidences, units } = planOf(event);
    for (const { uri, kind, label, classUri } of units) {
      if (known.has(uri)) continue;
      known.set(uri, known.size + 1);
      rows.units.push({
        nr: known.size,
        uri,
        kind,
        label,
        class_nr: classUri === undefined ? null : (known.get(classUri) ?? null),
      });
    }
    rows.events.push({
      nr,
      id: eventUuid(nr),
      event_id: `urn:bench:${nr}`,
      hash: createHash('sha256').update(String(nr)).digest('hex'),
      type: event.type,
      action: event.action === undefined ? null : actionCode[event.action],
      event_time: event.time,
      biz_step: event.bizStep ?? null,
      document: JSON.stringify(event),
    });
    for (const line of incidences) {
      rows.incidences.push({
        event_nr: nr,
        role: roleCode[line.role],
        field: fieldCode[line.field],
        position: line.position,
        unit_nr: known.get(line.unitUri),
        quantity: line.quantity ?? null,
        uom: line.uom ?? null,
        evidence: evidenceCode[line.evidence],
        event_time: event.time,
      });
    }
    for (const [position, { type, id }] of event.destinations.entries()) {
      rows.references.push({ event_nr: nr, kind: referenceCode.destination, position, type, value: id });
    }
  }
  return rows;
};

const insert = async (asOwner: BenchDatabase['asOwner'], rows: Rows): Promise<void> => {
  await asOwner(
    `insert into units (nr, uri, kind, label, class_nr) select * from json_to_recordset($1)
       as u (nr bigint, uri text, kind text, label text, class_nr bigint)`,
    [JSON.stringify(rows.units)],
  );
  await asOwner(
    `insert into events (nr, id, event_id, is_declaration, is_id_minted, hash, type, action, event_time,
       time_zone_offset, record_time, position, biz_step, flow_nr, document, context_nr, content_hash)
     select nr, id, event_id, false, false, decode(hash, 'hex'), type, action, event_time, '+08:00', now(), 0,
       biz_step, nr, document, 1, decode(hash, 'hex')
     from json_to_recordset($1) as e (nr bigint, id uuid, event_id text, hash text, type text, action smallint,
       event_time timestamptz, biz_step text, document text)`,
    [JSON.stringify(rows.events)],
  );
  await asOwner(
    `insert into incidences (flow_nr, event_nr, role, field, position, unit_nr, quantity, uom, evidence, event_time)
     select event_nr, event_nr, role, field, position, unit_nr, quantity, uom, evidence, event_time
     from json_to_recordset($1) as i (event_nr bigint, role smallint, field smallint, position int, unit_nr bigint,
       quantity numeric, uom text, evidence smallint, event_time timestamptz)`,
    [JSON.stringify(rows.incidences)],
  );
  await asOwner(
    `insert into event_references select * from json_to_recordset($1)
       as r (event_nr bigint, kind smallint, position int, type text, value text)`,
    [JSON.stringify(rows.references)],
  );
};
