import { recordTable, type RecordQuery } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import { viewOf } from './form-view.ts';
import { openReach } from './open-reach.ts';
import { recordsAsked } from './record-list.ts';
import { tableOf } from './record-parts.ts';
import { countSeconds, isOverTime, withinSeconds } from './within-time.ts';

/** Nobody reads on a screen whether there are 10,000 or 12,345. */
const mostCounted = 10_000;

/** How many records a query asks for: exactly up to 10,000; null where counting takes too long. */
export const countRecords = async (
  ctx: Ctx,
  { key, zone, query }: { readonly key: string; readonly zone: string; readonly query: RecordQuery },
): Promise<{ count: number | null; isExact: boolean }> => {
  const { form, reach } = await openReach(ctx, { key, zone });
  allowed(reach, form, 'see');
  if (query.deleted === true) allowed(reach, form, 'delete');
  const view = viewOf(reach, form.place);
  try {
    const [row] = await withinSeconds(ctx.db, countSeconds, (db) =>
      db.rows(sql<{ count: number }>`
        select count(*)::int as count from (
          select 1 from ${tableOf(view.place, recordTable(key))} r
          where ${recordsAsked(view, 'r', query)} limit ${mostCounted + 1}) counted`),
    );
    const count = row?.count ?? 0;
    return { count: Math.min(count, mostCounted), isExact: count <= mostCounted };
  } catch (error) {
    if (isOverTime(error)) return { count: null, isExact: false };
    throw error;
  }
};
