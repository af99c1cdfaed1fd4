import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';
import { unitWithin } from './unit-scope.ts';

/** The number of a unit that the caller may see; throws `notFound` otherwise. */
export const locateUnit = async (db: Db, scope: Scope, id: string): Promise<number> => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new Problem(notFound, {});
  const rows = await db.rows(sql`
    select 1 from units u where u.nr = ${id}::bigint and ${unitWithin(scope, 'u.nr')}`);
  if (rows.length === 0) throw new Problem(notFound, {});
  return Number(id);
};
