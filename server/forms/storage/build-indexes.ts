import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../platform/index.ts';
import { formInUse } from '../form-in-use.ts';
import { drawnTable } from './record-columns.ts';
import { ownName, type WantedIndex, wantedIndexes } from './wanted-indexes.ts';

interface StandingIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isValid: boolean;
}

const standingIndexes = (db: Db, form: string): Promise<StandingIndex[]> =>
  db.rows(sql<StandingIndex>`
    select i.relname as name, x.indisvalid as "isValid",
           array(select a.attname::text from unnest(x.indkey::int[]) with ordinality k (attnum, place)
                 join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum order by k.place) as columns
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'forms' and i.relname ~ ${ownName}
      and (t.relname = ${form} or t.relname like ${`${form.replaceAll('_', '\\_')}\\_\\_%`})`);

const isAs = (standing: StandingIndex, wanted: WantedIndex): boolean =>
  standing.isValid && standing.name === wanted.name && standing.columns.join() === wanted.columns.join();

/**
 * Brings the indexes of a published form to what its lists need: one at a time and beside running work. It may be stopped
 * at any moment and begun again: an index that was left half built is dropped and built anew.
 */
export const buildIndexes = async (ctx: Ctx, key: string): Promise<void> => {
  const form = await formInUse(ctx.db, key).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === notFound) return undefined;
    throw error;
  });
  if (form === undefined) return;
  const wanted = wantedIndexes(form);
  const standing = await standingIndexes(ctx.db, key);
  for (const each of standing)
    if (!wanted.some((one) => isAs(each, one)))
      await ctx.db.alone(sql`drop index concurrently if exists ${sql.id('forms', each.name)}`);
  for (const each of wanted.filter((one) => !standing.some((known) => isAs(known, one))))
    await ctx.db.alone(sql`
      create index concurrently if not exists ${sql.id(each.name)} on ${drawnTable(each.table)}
      using ${sql.raw(each.method)} (${sql.join(each.columns.map((column) => sql.id(column)))})
      ${each.where === undefined ? sql`` : sql.raw(`where ${each.where}`)}`);
};
