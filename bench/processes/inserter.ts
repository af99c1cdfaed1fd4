/** The baseline of capturing: the rows that a capture wrote, into tables with the same indexes, and nothing else. */
import type pg from 'pg';
import { z } from 'zod';
import { connectionForm, poolSize } from '../measure/connection.ts';
import { barePool } from '../measure/database.ts';
import { processorMicroseconds, servesParent, settingsFrom } from '../measure/parent.ts';
import { type Inserted, type InsertPlan, insertPlan } from '../measure/trace-plans.ts';

const { connection } = settingsFrom(z.object({ connection: connectionForm }));
const pool = barePool(connection, poolSize);

/** Values as the database writes them, so that what is inserted is what was read. */
type Row = Readonly<Record<string, string | null>>;
const asWritten = { getTypeParser: () => (text: string | Buffer) => text.toString() };

const read = async (text: string, values: readonly string[]): Promise<Row[]> =>
  (await pool.query<Row>({ text, values: [...values], types: asWritten })).rows;

const tables = ['events', 'incidences', 'units'] as const;
type Table = (typeof tables)[number];
type Batch = Readonly<Record<Table, Row[]>>;

interface Column {
  readonly name: string;
  readonly type: string;
}

const columnsOf = async (table: Table): Promise<Column[]> =>
  (
    await pool.query<Column>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
  ).rows;

/** Makes `bare_events`, `bare_incidences` and `bare_units` as the product's own are, and the statement that fills them. */
const columns = new Map(
  await Promise.all(tables.map(async (table) => [table, await columnsOf(table)] as const)),
);

/** A list cannot stand in a list of lists of other lengths: it goes as text. */
const isList = ({ type }: Column): boolean => type.endsWith('[]');

/** One statement, so that one round trip writes and commits all rows of a batch. */
const statement = (): string => {
  let parameters = 0;
  const insertions = tables.map((table) => {
    const own = columns.get(table) ?? [];
    const names = own.map(({ name }) => name).join(', ');
    const values = own.map((column) => (isList(column) ? `${column.name}::${column.type}` : column.name));
    const given = own.map((column) => {
      parameters += 1;
      return `$${parameters}::${isList(column) ? 'text' : column.type}[]`;
    });
    return `insert into bare_${table} (${names}) select ${values.join(', ')} from unnest(${given.join(', ')}) as given (${names})`;
  });
  const [events = '', incidences = '', units = ''] = insertions;
  return `with the_events as (${events}), the_incidences as (${incidences}) ${units}`;
};
const text = statement();

const valuesOf = (batch: Batch): (string | null)[][] =>
  tables.flatMap((table) =>
    (columns.get(table) ?? []).map(({ name }) => batch[table].map((row) => row[name] ?? null)),
  );

/** The rows of the events behind a number, by what is written together; a unit goes with the first event that names it. */
const load = async ({ after, together }: InsertPlan): Promise<Batch[]> => {
  const key = together === 'document' ? 'e.capture_id' : 'e.id';
  const events = await read(`select e.*, ${key} as batch from events e where e.nr > $1 order by e.nr`, [
    after,
  ]);
  const incidences = await read(
    `select i.*, ${key} as batch from events e join incidences i on i.flow_nr = e.flow_nr and i.event_nr = e.nr
     where e.nr > $1 order by e.nr`,
    [after],
  );
  const units = await read(
    `with named as (
       select i.unit_nr as nr, i.event_nr from incidences i where i.event_nr > $1
       union all select i.peer_nr, i.event_nr from incidences i where i.event_nr > $1 and i.peer_nr is not null
     ), named_too as (
       select nr, event_nr from named
       union all select u.class_nr, n.event_nr from named n join units u on u.nr = n.nr where u.class_nr is not null
     ), first as (select nr, min(event_nr) as event_nr from named_too group by nr)
     select u.*, ${key} as batch from first join units u on u.nr = first.nr join events e on e.nr = first.event_nr
     where not exists (select from bare_units b where b.nr = u.nr)`,
    [after],
  );
  const batches = new Map<string, Batch>();
  for (const { batch } of events) batches.set(batch ?? '', { events: [], incidences: [], units: [] });
  for (const [table, rows] of Object.entries({ events, incidences, units }))
    for (const row of rows) {
      const kept = batches.get(row['batch'] ?? '');
      if (kept === undefined) throw new Error('A row belongs to no event.');
      if (table === 'events' || table === 'incidences' || table === 'units') kept[table].push(row);
    }
  return [...batches.values()];
};

const insert = async (plan: InsertPlan): Promise<Inserted> => {
  const batches = await load(plan);
  const events = batches.reduce((sum, batch) => sum + batch.events.length, 0);
  const rows = batches.reduce((sum, batch) => sum + batch.incidences.length + batch.units.length, events);
  const waiting = batches.map(valuesOf).values();
  const clients: pg.PoolClient[] = await Promise.all(Array.from({ length: poolSize }, () => pool.connect()));
  const began = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (const values of waiting) await client.query({ name: 'insert', text, values });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const client of clients) client.release();
  const last = batches
    .flatMap((batch) => batch.events)
    .reduce((most, { nr }) => Math.max(most, Number(nr)), Number(plan.after));
  return { events, seconds, last: String(last), rows: rows / Math.max(events, 1) };
};

servesParent(
  'ready',
  (question) => (question === 'processor' ? processorMicroseconds() : insert(insertPlan.parse(question))),
  () => pool.end(),
);
