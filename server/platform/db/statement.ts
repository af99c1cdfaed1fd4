import type { CompiledQuery, QueryResult } from 'kysely';
import pg from 'pg';

/** More distinct texts than this stay unnamed, so that a text of varying shape cannot fill the server's memory. */
const mostNames = 500;

/** Gives each statement text its name; undefined where it is to go without one. */
export type NameOf = (text: string) => string | undefined;

/** What tables are made by is not prepared, nor what begins with a comment such as `/* once *\/`. */
const isPrepared = /^\s*(?:select|insert|update|delete|with)\b/i;

/**
 * Short names for statements, so that the server plans each text once per connection: halves its processor time per
 * read. None behind a pooler that forgets them (`prepared` false).
 */
export const openNames = (prepared: boolean): NameOf => {
  if (!prepared) return () => undefined;
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames || !isPrepared.test(text)) return known;
    const name = `y${names.size}`;
    names.set(text, name);
    return name;
  };
};

/** Writes a compiled statement to the connection at once; resolves with its answer. */
export const submit = <R>(
  client: pg.ClientBase,
  query: Pick<CompiledQuery, 'sql' | 'parameters'>,
  nameOf: NameOf,
): Promise<QueryResult<R>> =>
  new Promise((resolve, reject) => {
    const callback = (error: Error | null | undefined, answer: Answer<R>): void => {
      if (error === undefined || error === null)
        resolve({ rows: answer.rows, numAffectedRows: BigInt(answer.rowCount ?? 0) });
      else reject(error);
    };
    // As an object that carries its name, since a plain description is copied property by property for each run.
    const statement = new pg.Query(query.sql, [...query.parameters]);
    client.query(Object.assign(statement, { name: nameOf(query.sql), callback }));
  });

interface Answer<R> {
  readonly rows: R[];
  readonly rowCount: number | null;
}

/** Gives an error that was made where the socket was read the stack of whoever waited for the statement. */
export const retraced = (error: unknown): unknown => {
  if (error instanceof Error) Error.captureStackTrace(error);
  return error;
};
