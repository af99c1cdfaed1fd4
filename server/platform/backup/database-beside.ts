import pg from 'pg';
import { type DatabaseHome, withClient } from '../database-home.ts';
import { Refusal } from '../refusal.ts';

/** A database that is filled beside the product's own and then takes its place in one step. */
export interface DatabaseBeside {
  readonly name: string;
  /** Takes the place; the old database lives on under the name that is answered. */
  readonly takePlace: (now: Date) => Promise<string>;
  readonly drop: () => Promise<void>;
}

/** Connected to while databases are made and renamed; every server has it. */
const neutral = 'postgres';
/** Names longer than 63 bytes are cut by the server. */
const named = (database: string, suffix: string): string => `${database.slice(0, 36)}_${suffix}`;

/** Whether the one who signs in may make a database and rename the product's. */
export const canStandBeside = (home: DatabaseHome): Promise<boolean> =>
  withClient(home.administrator(home.database), async (client) => {
    const { rows } = await client.query<{ able: boolean }>(
      `select r.rolsuper or (r.rolcreatedb and pg_has_role(d.datdba, 'member')) as able
       from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`,
    );
    return rows[0]?.able === true;
  });

/** Makes an empty database with the encoding and the locale of the product's own, and lets the roles in. */
export const makeBeside = async (home: DatabaseHome): Promise<DatabaseBeside> => {
  const name = named(home.database, 'restoring');
  const administer = <R>(work: (client: pg.Client) => Promise<R>): Promise<R> =>
    withClient(home.administrator(neutral), work);
  const drop = (): Promise<void> =>
    administer(async (client) => {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
    });
  await drop();
  await administer(async (client) => {
    await client.query(
      `create database ${pg.escapeIdentifier(name)} template template0 ${await localeOf(client, home.database)}`,
    );
  });
  await withClient(home.administrator(name), home.admitRoles);
  return {
    name,
    drop,
    takePlace: (now) =>
      administer(async (client) => {
        const kept = named(home.database, `replaced_${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`);
        await swap(client, { name: home.database, kept, fresh: name });
        return kept;
      }),
  };
};

/** Removes the database that was replaced. */
export const dropReplaced = (home: DatabaseHome, kept: string): Promise<void> =>
  withClient(home.administrator(neutral), async (client) => {
    await client.query(`drop database ${pg.escapeIdentifier(kept)}`);
  });

/** Both renames commit together: at no moment is there no database of that name. */
const swap = async (
  client: pg.Client,
  { name, kept, fresh }: { readonly name: string; readonly kept: string; readonly fresh: string },
): Promise<void> => {
  const [n, k, f] = [name, kept, fresh].map((one) => pg.escapeIdentifier(one));
  await client.query('begin');
  try {
    await client.query(`alter database ${n} rename to ${k}`);
    await client.query(`alter database ${f} rename to ${n}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

interface LocaleRow {
  readonly provider: string;
  readonly collate: string;
  readonly ctype: string;
  readonly locale: string | null;
}

const localeOf = async (client: pg.Client, database: string): Promise<string> => {
  // The column was renamed in PostgreSQL 17; asked as JSON, the one that is not there is merely absent.
  const { rows } = await client.query<LocaleRow>(
    `select datlocprovider as provider, datcollate as collate, datctype as ctype,
            coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale
     from pg_database d where datname = $1`,
    [database],
  );
  const row = rows[0];
  if (row === undefined) return `encoding 'UTF8'`;
  const common = `encoding 'UTF8' lc_collate ${pg.escapeLiteral(row.collate)} lc_ctype ${pg.escapeLiteral(row.ctype)}`;
  if (row.locale === null) return common;
  const provider = row.provider === 'i' ? 'icu' : 'builtin';
  return `${common} locale_provider ${provider} ${provider}_locale ${pg.escapeLiteral(row.locale)}`;
};

/** Refuses while anybody else is connected to the product's database: what they write would be lost. */
export const refuseConnected = (home: DatabaseHome): Promise<void> =>
  withClient(home.administrator(home.database), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select coalesce(nullif(application_name, ''), usename) || ' (' || pid || ')' as name
       from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
       order by backend_start limit 5`,
    );
    if (rows.length === 0) return;
    const names = rows.map(({ name }) => name).join(', ');
    throw new Refusal({
      zh: `数据库 ${home.database} 正在使用中（${names}），请先停止源流和其他连接再恢复。`,
      en: `The database ${home.database} is in use (${names}): stop Yuanliu and other connections, then restore.`,
    });
  });
