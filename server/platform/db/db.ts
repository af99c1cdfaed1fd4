import {
  type Compilable,
  type CompiledQuery,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  sql,
} from 'kysely';
import pg from 'pg';
import { kyselyOver, type RunStatement } from './direct-executor.ts';
import { openNotifier, type Signal } from './notifier.ts';
import { type NameOf, openNames, retraced, submit } from './statement.ts';
import { Transaction } from './transaction.ts';

/** Queries over the tables `T` of one module that change nothing. */
export type Reader<T> = Pick<Kysely<T>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'dynamic'>;

/** Statements over the tables `T` of one module, inside a transaction. */
export type Writer<T> = Pick<
  Kysely<T>,
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
  /**
   * Sends a statement and waits for nothing: it travels with the next one or with the commit. Should it fail, the
   * transaction fails, at its commit at the latest. For what is written and of which nothing is asked.
   */
  readonly send: (statement: RawBuilder<unknown> | Compilable) => void;
  /**
   * Sends a statement as `send` does; its rows are there once the transaction has committed. Not to be awaited inside it:
   * that would cost a round trip, which `rows` is for.
   */
  readonly rowsLater: <R>(statement: RawBuilder<R>) => Promise<R[]>;
  /**
   * Notifies the listeners of a channel once the transaction has committed. Lost if this process dies at that very
   * moment, so it is for what may be missed.
   */
  readonly signal: (signal: Signal) => void;
  /**
   * Runs `work` with the rights of the form designer, who makes and alters the tables of drawn forms and may nothing
   * else; what comes behind it has the application's own again. Where it throws, the transaction is to be let fail.
   */
  readonly asDesigner: <R>(work: () => Promise<R>) => Promise<R>;
  /** Stands for the database itself: what a process keeps for each database hangs on it in a WeakMap. */
  readonly database: object;
}

/** The database as a use case holds it. */
export interface Database extends Db {
  /**
   * Runs `work` in one transaction and commits when it returns; rolls back when it throws. A deadlock or a
   * serialization failure runs it again, three times at most, so `work` must touch nothing but the database.
   */
  readonly transact: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  /**
   * Runs one statement of the form designer outside of any transaction and however long it takes, on a connection that
   * is closed afterwards: for what builds indexes beside running work (`create index concurrently`).
   */
  readonly alone: (statement: RawBuilder<unknown>) => Promise<void>;
}

/** An open pool with what the composition root needs besides. */
export interface OpenDatabase extends Database {
  readonly pool: pg.Pool;
  /** The same database over connections of its own, for what the callers' transactions wait for; closed with the rest. */
  readonly beside: (size: number) => Database;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig;
  /** Connections at the most. */
  readonly size: number;
  /** False behind a pooler that forgets statement names. */
  readonly prepared: boolean;
  /** Told of connections that broke while idle. */
  readonly onLost: (error: Error) => void;
}

const keepAsText = (value: string): string => value;
const types = new pg.TypeOverrides();
// `date` stays `2026-11-24`: a calendar day has no time zone.
types.setTypeParser(pg.types.builtins.DATE, keepAsText);

/**
 * Nobody waits without end. A statement of ours takes minutes at most, where a whole log is verified; a lock is held
 * for one transaction; and one that lies idle belongs to a process that was frozen with its locks in hand.
 */
const limits =
  '-c statement_timeout=10min -c lock_timeout=30s -c idle_in_transaction_session_timeout=1min ' +
  // Our statements run for milliseconds; compiling one takes longer.
  '-c jit=off ' +
  // What is asked for lies in memory or on a disk without a head. With PostgreSQL's 4 the plan for a table of two
  // pages is to read it whole, and it goes on so for a minute after ten thousand updates have made it 150 pages.
  '-c random_page_cost=1.1';
const connectionMilliseconds = 30_000;

const retried = new Set(['40001', '40P01']);
const isRetried = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code !== undefined && retried.has(error.code);

/** Opens the pool. Nothing connects before the first statement. */
export const openDatabase = (options: DatabaseOptions): OpenDatabase => {
  const others: OpenDatabase[] = [];
  const given = options.connection.options ?? '';
  const pool = new pg.Pool({
    ...options.connection,
    types,
    max: options.size,
    pipeline: true,
    application_name: 'yuanliu',
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: connectionMilliseconds,
    keepAlive: true,
    options: `${given} ${limits} -c default_transaction_read_only=on -c timezone=UTC`,
  });
  pool.on('error', options.onLost);
  // A connection that breaks while it is lent fails the statement that uses it; without an ear it would end us.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const nameOf = openNames(options.prepared);
  const reads = readsBy((query) => runAlone(pool, query, nameOf));
  const notify = openNotifier(reads.rows);
  const around = { pool, nameOf, notify };

  return {
    ...reads,
    pool,
    beside: (size) => {
      const other = openDatabase({ ...options, size });
      others.push(other);
      return other;
    },
    close: async () => {
      await Promise.all([pool.end(), ...others.map((other) => other.close())]);
    },
    alone: (statement) => runAsDesigner(pool, statement),
    transact: async (work) => {
      for (let tries = 1; tries < 3; tries += 1) {
        try {
          return await attempt(around, work);
        } catch (error) {
          if (!isRetried(error)) throw error;
        }
      }
      return attempt(around, work);
    },
  };
};

/** Reads on a connection that somebody holds, inside the transaction that is open there. Times are told in UTC. */
export const readsOver = async (client: pg.Client): Promise<Db> => {
  client.setTypeParser(pg.types.builtins.DATE, keepAsText);
  await client.query(`set local timezone to 'UTC'`);
  return readsBy((query) => submit(client, query, () => undefined));
};

/** One statement on whatever connection is free. */
const runAlone = async <R>(pool: pg.Pool, query: CompiledQuery, nameOf: NameOf): Promise<QueryResult<R>> => {
  const client = await pool.connect();
  try {
    return await submit(client, query, nameOf);
  } catch (error) {
    throw retraced(error);
  } finally {
    client.release();
  }
};

/** Takes on the role that owns the drawn tables; the same role where the server has one for everything. */
const becomeDesigner = (isLocal: boolean): RawBuilder<unknown> => sql`
  select set_config('role', r.rolname, ${isLocal})
  from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.nspname = 'forms'`;

const runAsDesigner = async (pool: pg.Pool, statement: RawBuilder<unknown>): Promise<void> => {
  const client = await pool.connect();
  try {
    const run = kyselyOver((query) => submit(client, query, () => undefined))<unknown>();
    await becomeDesigner(false).execute(run);
    await client.query('set default_transaction_read_only = off');
    await client.query('set statement_timeout = 0');
    await statement.execute(run);
  } catch (error) {
    throw retraced(error);
  } finally {
    client.release(true);
  }
};

interface Around {
  readonly pool: pg.Pool;
  readonly nameOf: NameOf;
  readonly notify: (signals: readonly Signal[]) => void;
}

const attempt = async <R>({ pool, nameOf, notify }: Around, work: (tx: Tx) => Promise<R>): Promise<R> => {
  const client = await pool.connect();
  const transaction = new Transaction(client, nameOf);
  const signals: Signal[] = [];
  let broken = false;
  try {
    const result = await work({
      ...writesBy(transaction),
      signal: (signal) => signals.push(signal),
      database: pool,
    });
    await transaction.commit();
    notify(signals);
    return result;
  } catch (error) {
    throw await transaction.rollback(error).catch((lost: unknown) => {
      broken = true;
      return isRetried(error) ? lost : error;
    });
  } finally {
    client.release(broken);
  }
};

const readsBy = (run: RunStatement): Db => {
  const kysely = kyselyOver(run);
  const untyped = kysely<unknown>();
  return { tables: kysely, rows: async (statement) => (await statement.execute(untyped)).rows };
};

const writesBy = (transaction: Transaction): Omit<Tx, 'signal' | 'database'> => {
  const kysely = kyselyOver((query) => transaction.run(query));
  const untyped = kysely<unknown>();
  return {
    tables: kysely,
    into: kysely,
    rows: async (statement) => (await statement.execute(untyped)).rows,
    send: (statement) => transaction.send(statement.compile(untyped)),
    rowsLater: (statement) => transaction.sendFor(statement.compile(untyped)),
    asDesigner: async (work) => {
      transaction.send(becomeDesigner(true).compile(untyped));
      const result = await work();
      transaction.send(sql`reset role`.compile(untyped));
      return result;
    },
  };
};
