import { Kysely, type RawBuilder } from 'kysely';
import pg from 'pg';
import { namedDialect } from './named-driver.ts';

/** Kysely's own name for the tables `T`, spelled as `$extendTables` answers it. */
type Tables<T> = [T & {}] extends [unknown] ? T & {} : never;

/** Queries over the tables `T` of one module that change nothing. */
export type Reader<T> = Pick<Kysely<Tables<T>>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'dynamic'>;

/** Statements over the tables `T` of one module, inside a transaction. */
export type Writer<T> = Pick<
  Kysely<Tables<T>>,
  'selectFrom' | 'selectNoFrom' | 'fn' | 'dynamic' | 'insertInto' | 'updateTable' | 'deleteFrom' | 'with'
>;

/** What a store's read takes. Its connection is read-only, so even raw SQL cannot change anything. */
export interface Db {
  /** The module's own tables, described by the row types `T` of its `.tables.ts`. */
  readonly tables: <T>() => Reader<T>;
  /** The rows of a statement written as SQL. */
  readonly rows: <R>(statement: RawBuilder<R>) => Promise<R[]>;
}

/** What a store's write takes: an open transaction, which reads as well. */
export interface Tx extends Db {
  readonly into: <T>() => Writer<T>;
}

/** The database as a use case holds it. */
export interface Database extends Db {
  /**
   * Runs `work` in one transaction and commits when it returns; rolls back when it throws. A deadlock or a
   * serialization failure runs it again, three times at most, so `work` must touch nothing but the database.
   */
  readonly transact: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
}

/** An open pool with what the composition root needs besides. */
export interface OpenDatabase extends Database {
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig;
  /** Connections at the most. */
  readonly size: number;
  /** False behind a pooler in transaction mode, which forgets statement names. */
  readonly prepared: boolean;
  /** Told of connections that broke while idle. */
  readonly onLost: (error: Error) => void;
}

const keepAsText = (value: string): string => value;
const types = new pg.TypeOverrides();
// `date` stays `2026-11-24`: a calendar day has no time zone.
types.setTypeParser(pg.types.builtins.DATE, keepAsText);

const retried = new Set(['40001', '40P01']);
const isRetried = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code !== undefined && retried.has(error.code);

/** Opens the pool. Nothing connects before the first statement. */
export const openDatabase = (options: DatabaseOptions): OpenDatabase => {
  const given = options.connection.options ?? '';
  const pool = new pg.Pool({
    ...options.connection,
    types,
    max: options.size,
    pipeline: true,
    application_name: 'yuanliu',
    idleTimeoutMillis: 60_000,
    options: `${given} -c default_transaction_read_only=on -c timezone=UTC`,
  });
  pool.on('error', options.onLost);
  const kysely = new Kysely<unknown>({ dialect: namedDialect(pool, options.prepared) });

  const attempt = <R>(work: (tx: Tx) => Promise<R>): Promise<R> =>
    kysely
      .transaction()
      .execute((transaction) =>
        work({ ...readsOf(transaction), into: <T>(): Writer<T> => transaction.$extendTables<T & {}>() }),
      );

  return {
    ...readsOf(kysely),
    pool,
    close: () => kysely.destroy(),
    transact: async (work) => {
      for (let tries = 1; tries < 3; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (!isRetried(error)) throw error;
        }
      }
      return attempt(work);
    },
  };
};

const readsOf = (kysely: Kysely<unknown>): Db => ({
  tables: <T>(): Reader<T> => kysely.$extendTables<T & {}>(),
  rows: async (statement) => (await statement.execute(kysely)).rows,
});
