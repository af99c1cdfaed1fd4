import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';

/** More distinct texts than this stay unnamed, so that a text of varying shape cannot fill the server's memory. */
const mostNames = 500;

/**
 * Kysely's way to PostgreSQL with two habits of ours. Statements get short names, so that the server plans each
 * text once per connection (halves its processor time per read; switch off behind a pooler that forgets names).
 * BEGIN is written to the socket together with the first statement of the transaction instead of waiting for its
 * own answer; should it fail, the statements behind it meet a read-only session and change nothing.
 */
export const namedDialect = (pool: pg.Pool, prepared: boolean): Dialect => ({
  createDriver: () => new NamedDriver(pool, prepared ? new Map() : undefined),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

class NamedDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #names: Map<string, string> | undefined;

  constructor(pool: pg.Pool, names: Map<string, string> | undefined) {
    this.#pool = pool;
    this.#names = names;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<NamedConnection> {
    return new NamedConnection(await this.#pool.connect(), this.#names);
  }

  async beginTransaction(connection: NamedConnection): Promise<void> {
    connection.begin();
  }

  async commitTransaction(connection: NamedConnection): Promise<void> {
    await connection.commit();
  }

  async rollbackTransaction(connection: NamedConnection): Promise<void> {
    await connection.rollback();
  }

  async releaseConnection(connection: NamedConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

class NamedConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  readonly #names: Map<string, string> | undefined;
  #beginning: Promise<unknown> | undefined;
  #broken = false;

  constructor(client: pg.PoolClient, names: Map<string, string> | undefined) {
    this.#client = client;
    this.#names = names;
  }

  begin(): void {
    this.#beginning = this.#client.query('start transaction read write');
    this.#beginning.catch(() => {
      this.#broken = true;
    });
  }

  async commit(): Promise<void> {
    await this.#beginning;
    const answer = await this.#client.query('commit');
    if (answer.command === 'ROLLBACK')
      throw new Error('The transaction was aborted by an error before its commit.');
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query('rollback');
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#broken);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = this.#nameOf(query.sql);
    const values = [...query.parameters];
    const answer = await this.#client.query<R & pg.QueryResultRow>(
      name === undefined ? { text: query.sql, values } : { name, text: query.sql, values },
    );
    return { rows: answer.rows, numAffectedRows: BigInt(answer.rowCount ?? 0) };
  }

  streamQuery(): never {
    throw new Error('Stream with COPY or by keyset pages; a pipelined connection has no cursors.');
  }

  #nameOf(text: string): string | undefined {
    if (this.#names === undefined) return undefined;
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostNames) return known;
    const name = `y${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
