import { type FormField, listTooSlow, textIn } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Database, Db } from '../../platform/index.ts';

/** Nobody waits longer for a list; the database would work on for the others. */
export const listSeconds = 10;

/** Counting is worth less than the list itself. */
export const countSeconds = 2;

/** PostgreSQL's code for a statement that was ended by its time limit. */
const ended = '57014';

/** True for the error of a statement that was ended by its time limit. */
export const isOverTime = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === ended;

/** Reads with a time limit for each statement. */
export const withinSeconds = <R>(db: Database, seconds: number, read: (db: Db) => Promise<R>): Promise<R> =>
  db.transact(async (tx) => {
    tx.send(sql`set local statement_timeout = ${sql.lit(seconds * 1000)}`);
    return read(tx);
  });

/** The refusal of a list that takes too long, with the fields that an index might help. */
export const tooSlow = (asked: readonly string[], fields: readonly FormField[]): Problem => {
  const labels = asked.map((path) => {
    const field = fields.find(({ key }) => key === path.split('.')[0]);
    return field === undefined ? path : textIn(field.label, 'zh');
  });
  return new Problem(listTooSlow, { seconds: listSeconds, fields: labels });
};
