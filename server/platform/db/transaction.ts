import type { CompiledQuery, QueryResult } from 'kysely';
import type pg from 'pg';
import { type NameOf, retraced, submit } from './statement.ts';

/**
 * One transaction on a connection of its own. What is written to the socket within one turn of the event loop
 * travels together: BEGIN with the first statement, statements that nobody waits for with the next, and COMMIT with
 * the last. Should one fail, the server refuses those behind it, so nothing is committed by halves; should BEGIN
 * fail, they meet a read-only session.
 */
export class Transaction {
  readonly #client: pg.PoolClient;
  readonly #nameOf: NameOf;
  #failure: Error | undefined;
  #held = false;
  #ended = false;
  /** COMMIT or ROLLBACK is written; the connection may serve somebody else from now on. */
  #isOver = false;

  constructor(client: pg.PoolClient, nameOf: NameOf) {
    this.#client = client;
    this.#nameOf = nameOf;
    this.#gather();
    this.#note(client.query('start transaction read write'));
  }

  /** Writes a statement and waits for its answer. */
  async run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#refuseLate();
    this.#gather();
    try {
      return await submit(this.#client, query, this.#nameOf);
    } catch (error) {
      throw this.#failure ?? retraced(error);
    }
  }

  /** Writes a statement and waits for nothing; should it fail, the transaction does. */
  send(query: CompiledQuery): void {
    this.#refuseLate();
    this.#gather();
    this.#note(submit(this.#client, query, this.#nameOf));
  }

  /** The same, for the rows that it answers. */
  sendFor<R>(query: CompiledQuery<R>): Promise<R[]> {
    this.#refuseLate();
    this.#gather();
    const answer = submit<R>(this.#client, query, this.#nameOf);
    this.#note(answer);
    const rows = answer.then((result) => result.rows);
    // Its failure is the transaction's, and is told there.
    rows.catch(() => undefined);
    return rows;
  }

  /** Commits; throws what made a statement fail that nobody waited for. */
  async commit(): Promise<void> {
    this.#isOver = true;
    this.#gather();
    // Answers come in the order of the statements: with this one all the others are there.
    const { command } = await this.#client.query('commit');
    this.#ended = true;
    if (this.#failure !== undefined) throw this.#failure;
    if (command === 'ROLLBACK') throw new Error('The transaction was aborted by an error before its commit.');
  }

  /** Undoes what was done, unless the commit was answered, and tells what made the transaction fail. */
  async rollback(error: unknown): Promise<unknown> {
    this.#isOver = true;
    if (!this.#ended) await this.#client.query('rollback');
    return this.#failure ?? error;
  }

  /** Work that nobody waited for must not write on a connection that was given back. */
  #refuseLate(): void {
    if (this.#isOver) throw new Error('This transaction is over: every statement in it must be awaited.');
  }

  #note(answer: Promise<unknown>): void {
    answer.catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    });
  }

  /** Lets the socket wait for the end of this turn, so that its statements go out in one write. */
  #gather(): void {
    if (this.#held) return;
    this.#held = true;
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => {
      this.#held = false;
      stream.uncork();
    });
  }
}
