import pg from 'pg';

/**
 * A statement in the database of the journeys' product, past the product and its triggers: what somebody does who
 * has broken into the server.
 */
export const pastTheProduct = async (
  databaseFolder: string,
  statement: string,
  values: readonly unknown[],
): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ host: databaseFolder, user: 'postgres', database: 'yuanliu' });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const answer = await client.query<Record<string, unknown>>(statement, [...values]);
    return answer.rows;
  } finally {
    await client.end();
  }
};
