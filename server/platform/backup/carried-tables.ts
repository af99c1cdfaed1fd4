import type pg from 'pg';
import type { Roles } from '../db/roles.ts';
import { Refusal } from '../refusal.ts';
import { drawnSchema } from './drawn-tables.ts';

/**
 * The schemas that a backup carries. The tables of the owner come back by migrations, ours and the job queue's own; those
 * that are drawn while the product runs stand in the manifest: see drawn-tables.ts.
 */
const carriedSchemas = ['public', 'graphile_worker', drawnSchema];

/** True of a table or sequence `c` in schema `n` that is the product's: of the owner, or drawn. */
const isOurs = `c.relowner = case when n.nspname = '${drawnSchema}' then n.nspowner
  else (select oid from pg_roles where rolname = current_user) end`;

/** Written by the migrations themselves, so neither saved nor put back. */
const migrationTables = ['public.schema_migrations', 'graphile_worker.migrations'];

/** A table whose rows are saved. */
export interface CarriedTable {
  readonly schema: string;
  readonly name: string;
  /** In their order in the table, without generated ones. */
  readonly columns: readonly string[];
}

/** Where a sequence stands. `value` is a bigint as text; `called` says that it was handed out. */
export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** The tables of the product in the database of this connection, which is the owner's, by name. */
export const carriedTables = async (client: pg.ClientBase): Promise<CarriedTable[]> => {
  const { rows } = await client.query<CarriedTable>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname = any($1) and ${isOurs}
       and n.nspname || '.' || c.relname <> all($2)
       and not exists (select 1 from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     group by 1, 2 order by 1, 2`,
    [carriedSchemas, migrationTables],
  );
  return rows;
};

/** The tables in our schemas that somebody else made: no backup of ours speaks of them. */
export const foreignTables = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any($1) and not (${isOurs})
       and not exists (select 1 from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`,
    [carriedSchemas],
  );
  return rows.map(({ name }) => name);
};

/** Refuses when a role of ours made something that a backup could not carry: better none than half of one. */
export const refuseUncarried = async (client: pg.ClientBase, roles: Roles): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
     where c.relkind in ('r', 'p', 'm', 'f', 'S', 'v') and r.rolname = any($2)
       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and (n.nspname <> all($1) or c.relkind in ('p', 'm', 'f') or (n.nspname = $3 and c.relkind = 'v'))
       and not exists (select 1 from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 5`,
    [carriedSchemas, [roles.owner, roles.app, roles.designer], drawnSchema],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join('、');
  throw new Refusal({
    zh: `本版本的备份还不能包含 ${names}，因此没有写出不完整的备份：请用数据库自己的工具（pg_dump）备份。`,
    en: `This version's backup cannot carry ${names} yet, and an incomplete backup was not written: use the database's own tool (pg_dump).`,
  });
};

/** Where every sequence of the product stands now. Sequences know no snapshot: read them after the tables. */
export const sequenceStates = async (client: pg.ClientBase): Promise<SequenceState[]> => {
  const { rows: names } = await client.query<{ schema: string; name: string; quoted: string }>(
    `select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname = any($1) and ${isOurs}
     order by 1, 2`,
    [carriedSchemas],
  );
  const states: SequenceState[] = [];
  for (const { schema, name, quoted } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted}`,
    );
    const state = rows[0];
    if (state !== undefined) states.push({ schema, name, ...state });
  }
  return states;
};
