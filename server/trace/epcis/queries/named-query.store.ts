import type { JsonValue } from '@yuanliu/core/platform';
import type { Db, Tx } from '../../../platform/index.ts';
import type { EpcisTables } from '../epcis.tables.ts';

/** A query under its name. */
export interface NamedQuery {
  readonly name: string;
  /** As it was written. */
  readonly query: Readonly<Record<string, JsonValue>>;
}

export const findNamedQuery = (db: Db, name: string): Promise<NamedQuery | undefined> =>
  db
    .tables<EpcisTables>()
    .selectFrom('named_queries')
    .select(['name', 'query'])
    .where('name', '=', name)
    .executeTakeFirst();

/** By name, behind `after`. */
export const listNamedQueries = (
  db: Db,
  { size, after }: { readonly size: number; readonly after?: string },
): Promise<NamedQuery[]> =>
  db
    .tables<EpcisTables>()
    .selectFrom('named_queries')
    .select(['name', 'query'])
    .$if(after !== undefined, (rows) => rows.where('name', '>', after ?? ''))
    .orderBy('name')
    .limit(size)
    .execute();

/** False when the name is taken. */
export const insertNamedQuery = async (
  tx: Tx,
  { name, query, at, by }: NamedQuery & { readonly at: Date; readonly by: string | null },
): Promise<boolean> => {
  const rows = await tx
    .into<EpcisTables>()
    .insertInto('named_queries')
    .values({ name, query: JSON.stringify(query), created_at: at, created_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .execute();
  return rows.length > 0;
};

export const deleteNamedQuery = (tx: Tx, name: string): Promise<NamedQuery | undefined> =>
  tx
    .into<EpcisTables>()
    .deleteFrom('named_queries')
    .where('name', '=', name)
    .returning(['name', 'query'])
    .executeTakeFirst();
