import { recordInvalid, recordTable } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { drawnTable, type LifecycleHook } from '../forms/index.ts';

/** The forms whose records stand one within another by their field `parent`. */
const trees: ReadonlySet<string> = new Set(['location', 'region']);

const within = {
  zh: '不能选它自己或它的下级，否则上下级成了一圈',
  en: 'must be neither itself nor anything within it',
};

/**
 * Refuses a record that would stand within itself. Two changes that only together make a circle are judged one after the
 * other.
 */
export const refuseCircle: LifecycleHook = {
  name: 'catalog.no-circle',
  order: 100,
  passages: ['submit', 'change'],
  run: async (tx, _, { form, recordId, before, after }) => {
    const parent = after?.['parent'] ?? null;
    if (!trees.has(form.key) || parent === null || parent === before?.values['parent']) return;
    const table = drawnTable(recordTable(form.key));
    tx.send(sql`select pg_advisory_xact_lock(hashtext('catalog.no-circle'), hashtext(${form.key}))`);
    const [circle] = await tx.rows(sql`
      with recursive above (id, parent) as (
        select id, parent from ${table} where id = ${parent}::uuid
        union select t.id, t.parent from ${table} t join above on t.id = above.parent
      )
      select 1 from above where id = ${recordId}::uuid`);
    if (circle !== undefined)
      throw new Problem(recordInvalid, { count: 1 }, [{ in: 'body', path: '/values/parent', text: within }]);
  },
};
