import type { Right } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';

/** The ids of the active users whose roles give the right, over whatever rows. */
export const holdersOf = async (db: Db, { name }: Right): Promise<string[]> => {
  const rows = await db.rows(sql<{ id: string }>`
    select distinct u.id from users u
    join user_roles ur on ur.user_id = u.id
    join role_grants g on g.role_id = ur.role_id
    where u.active and g.right_name = ${name}`);
  return rows.map(({ id }) => id);
};
