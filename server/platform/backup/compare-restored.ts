import type pg from 'pg';
import { Refusal } from '../refusal.ts';
import type { Contents } from './backup-format.ts';
import { quotedTable } from './copy-text.ts';

/**
 * Compares the restored database with what the backup says it holds: the rows of every table, and every sequence
 * at or beyond what it has handed out. Error: Refusal that names the first table or sequence that differs.
 */
export const compareRestored = async (
  client: pg.ClientBase,
  { tables, sequences }: Contents,
): Promise<void> => {
  for (const table of tables) {
    if (table.schema === 'public' && table.name === 'job_workers') continue;
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from ${quotedTable(table)}`,
    );
    if (Number(rows[0]?.count) !== table.rows) throw differs(quotedTable(table));
  }
  for (const { schema, name, value } of sequences) {
    const { rows } = await client.query<{ reached: boolean }>(
      `select last_value >= $1::bigint as reached from ${quotedTable({ schema, name })}`,
      [value],
    );
    if (rows[0]?.reached !== true) throw differs(quotedTable({ schema, name }));
  }
  await refuseSpentSequences(client);
};

/** A sequence that stands below its own column would hand out numbers twice. */
const refuseSpentSequences = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select format('%I.%I', sn.nspname, s.relname) as sequence, format('%I.%I', n.nspname, c.relname) as table,
            quote_ident(a.attname) as column
     from pg_depend d
     join pg_class s on s.oid = d.objid and s.relkind = 'S' join pg_namespace sn on sn.oid = s.relnamespace
     join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
     where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
       and n.nspname in ('public', 'graphile_worker', 'forms')
       and c.relowner in (n.nspowner, (select oid from pg_roles where rolname = current_user))`,
  );
  for (const { sequence, table, column } of rows) {
    const { rows: seen } = await client.query<{ spent: boolean | null }>(
      `select (select max(${column}) from ${table}) > last_value as spent from ${sequence}`,
    );
    if (seen[0]?.spent === true) throw differs(sequence);
  }
};

const differs = (name: string): Refusal =>
  new Refusal({
    zh: `恢复后核对不符：${name} 与备份中的记录不一致，恢复已撤销。`,
    en: `The restored data was compared with the backup and differs in ${name}; the restore was undone.`,
  });
