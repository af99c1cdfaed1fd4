import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/**
 * Sends statements that change data and answer nothing as one. None of them sees what another does, so they must touch
 * different rows. What is undefined is left out.
 */
export const sendTogether = (tx: Tx, given: readonly (RawBuilder<unknown> | undefined)[]): void => {
  const statements = given.filter((statement) => statement !== undefined);
  const last = statements.pop();
  if (last === undefined) return;
  const before = statements.map((statement, place) => sql`${sql.ref(`part_${place}`)} as (${statement})`);
  tx.send(before.length === 0 ? last : sql`with ${sql.join(before)} ${last}`);
};
