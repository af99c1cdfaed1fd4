import { recordInvalid, recordTable, type RecordValues, rowsOf } from '@yuanliu/core/forms';
import { type FieldIssue, Problem, type Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { drawnTable, type LifecycleHook } from '../forms/index.ts';

/** A GTIN of a product or of one of its packaging levels, and where it stands below the record. */
interface PlacedGtin {
  readonly gtin: string;
  readonly path: string;
}

const gtinsIn = (values: RecordValues): PlacedGtin[] =>
  [
    { gtin: values['gtin'] ?? null, path: '/gtin' },
    ...rowsOf(values['packaging'] ?? null).map((row, index) => ({
      gtin: row['gtin'] ?? null,
      path: `/packaging/${index}/gtin`,
    })),
  ].flatMap(({ gtin, path }) => (typeof gtin === 'string' ? [{ gtin, path }] : []));

const issueAt = (path: string, text: Text): FieldIssue => ({ in: 'body', path: `/values${path}`, text });

const twiceHere: Text = {
  zh: '这个条码在本产品中用了两次，每级应不同',
  en: 'stands twice in this product; each level has its own',
};

/** By GTIN, the titles of the other products in use that have it, of themselves or on a level. */
const elsewhere = async (
  tx: Tx,
  { recordId, gtins }: { recordId: string; gtins: readonly string[] },
): Promise<ReadonlyMap<string, string>> => {
  const product = drawnTable(recordTable('product'));
  const level = drawnTable(`${recordTable('product')}__packaging`);
  const rows = await tx.rows(sql<{ gtin: string; title: string }>`
    select found.gtin, p.title from (
      select gtin, id from ${product} where gtin = any(${[...gtins]}::text[])
      union all select gtin, record_id from ${level} where gtin = any(${[...gtins]}::text[])
    ) found
    join ${product} p on p.id = found.id
    where p.id <> ${recordId}::uuid and p.deleted_at is null and p.state <> 3`);
  return new Map(rows.map(({ gtin, title }) => [gtin, title]));
};

/**
 * Refuses a GTIN that another product or another packaging level has: what is scanned must name one product and one level
 * (GS1 General Specifications 2.1). A product that comes out of the recycle bin is judged like a new one.
 */
export const refuseSecondGtin: LifecycleHook = {
  name: 'catalog.gtin-once',
  order: 110,
  passages: ['submit', 'change', 'restore'],
  run: async (tx, _, { form, recordId, before, after }) => {
    if (form.key !== 'product') return;
    const placed = gtinsIn(after ?? before?.values ?? {});
    if (placed.length === 0) return;
    tx.send(sql`select pg_advisory_xact_lock(hashtext('catalog.gtin-once'), 0)`);
    const others = await elsewhere(tx, { recordId, gtins: placed.map(({ gtin }) => gtin) });
    const issues = placed.flatMap(({ gtin, path }, index) => {
      const other = others.get(gtin);
      if (other !== undefined)
        return [
          issueAt(path, { zh: `产品“${other}”已使用这个条码`, en: `is a GTIN of the product “${other}”` }),
        ];
      return placed.slice(0, index).some((earlier) => earlier.gtin === gtin)
        ? [issueAt(path, twiceHere)]
        : [];
    });
    if (issues.length > 0) throw new Problem(recordInvalid, { count: issues.length }, issues);
  },
};
