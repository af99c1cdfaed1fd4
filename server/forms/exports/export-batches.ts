import {
  type FormField,
  recordTable,
  type RecordQuery,
  type RecordState,
  type RecordValues,
} from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { withComputed } from '../reading/computed-values.ts';
import type { FormView } from '../reading/form-view.ts';
import { namesOf, referencesOf } from '../reading/names.ts';
import { shownFields } from '../reading/read-record.ts';
import { readRecords } from '../reading/read-records.ts';
import { recordsAsked } from '../reading/record-list.ts';
import { orderOf, type PageEnd, partsOf } from '../reading/record-order.ts';
import { tableOf } from '../reading/record-parts.ts';
import { titleValue } from '../reading/title-value.ts';
import { seenValues } from '../records/present-record.ts';

/** Records that are read and written at once. */
const atOnce = 500;

/** What is exported, as somebody sees it. */
export interface ExportedView {
  readonly form: FormInUse;
  readonly view: FormView;
  readonly query: RecordQuery & { readonly sort?: string | undefined };
}

/** A record as it is exported, without what its reader may not see. */
export interface ExportedRecord {
  readonly nr: number;
  readonly title: string;
  readonly state: RecordState;
  readonly values: RecordValues;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

/** Some records with the names of what they point at. */
export interface ExportedBatch {
  readonly records: readonly ExportedRecord[];
  readonly names: Readonly<Record<string, string>>;
}

interface Found {
  readonly id: string;
  readonly nr: string;
  readonly title: string | null;
  readonly x_key: string | null;
}

/** How many records there are to export. */
export const countExported = async (db: Db, { view, query }: ExportedView): Promise<number> => {
  const [row] = await db.rows(sql<{ count: number }>`
    select count(*)::int as count from ${tableOf(view.place, recordTable(view.place.form))} r
    where ${recordsAsked(view, 'r', query)}`);
  return row?.count ?? 0;
};

const next = async (db: Db, { view, query }: ExportedView, end: PageEnd | undefined): Promise<Found[]> => {
  const order = orderOf(view, 'r', query.sort ?? 'nr');
  const where = recordsAsked(view, 'r', query);
  const found: Found[] = [];
  for (const part of partsOf(order, 'r', end)) {
    const wanted = atOnce - found.length;
    if (wanted <= 0) break;
    found.push(
      ...(await db.rows(sql<Found>`
        select r.id, r.nr, ${titleValue(view, 'r')} as title,
          ${order.by === undefined ? sql`null` : sql`(${order.by.value})::text`} as x_key
        from ${tableOf(view.place, recordTable(view.place.form))} r
        where ${where} and ${part.condition} order by ${part.order} limit ${wanted}`)),
    );
  }
  return found;
};

const batchOf = async (
  db: Db,
  { form, view }: ExportedView,
  { found, fields }: { found: readonly Found[]; fields: readonly FormField[] },
): Promise<ExportedBatch> => {
  const { access } = view;
  const ids = found.map(({ id }) => id);
  const stored = await readRecords(db, form, { where: access.where, hits: access.hits, ids });
  const computed = await withComputed(db, view, stored);
  const known = new Map(
    stored.map((record, index) => [record.id, { record, values: computed[index] ?? {} }]),
  );
  const records = found.flatMap(({ id, nr, title }): ExportedRecord[] => {
    const own = known.get(id);
    if (own === undefined) return [];
    const { state, createdAt, createdBy, hits } = own.record;
    const values = seenValues(own.values, access.restrictionsOf(hits).hidden);
    return [{ nr: Number(nr), title: title ?? `#${nr}`, state, values, createdAt, createdBy }];
  });
  const references = referencesOf(
    fields,
    records.map(({ values, createdBy }) => ({ values, people: [createdBy], departmentId: null })),
  );
  return { records, names: await namesOf(db, view, references) };
};

/** The records of a query in its order, a batch at a time by keyset. */
export async function* exportBatches(
  db: Db,
  exported: ExportedView,
  columns: readonly FormField[],
): AsyncGenerator<ExportedBatch> {
  const asked = new Set(columns.map(({ key }) => key));
  const fields = shownFields(exported.view).filter(({ key }) => asked.has(key));
  let end: PageEnd | undefined;
  do {
    const found = await next(db, exported, end);
    if (found.length > 0) yield await batchOf(db, exported, { found, fields });
    const last = found.length === atOnce ? found.at(-1) : undefined;
    end = last && { value: last.x_key, nr: last.nr };
  } while (end !== undefined);
}
