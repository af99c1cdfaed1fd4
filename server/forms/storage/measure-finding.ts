import {
  type ChangePlan,
  columnsOf,
  convertValue,
  type Finding,
  type FormField,
  type Measure,
  type Reader,
  recordTable,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { drawnTable, valueIn } from './record-columns.ts';
import { standing } from './step-sql.ts';

/** One record that a finding is about. */
export interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly value?: string;
}

/** How many records a finding is about, and the first hundred of them by their titles. */
export interface Measured {
  readonly count: number;
  readonly rows: readonly FoundRow[];
}

/** For whom values are written, and the table of records: a measured table that is another belongs to its rows. */
export interface Measuring {
  readonly records: string;
  readonly reader: Reader;
  /** Tables that stand under another name until the plan brings them back, by the name that they will have. */
  readonly aside: ReadonlyMap<string, string>;
}

/** How the findings of a plan are measured before its steps are taken. */
export const measuringBefore = (
  { steps }: Pick<ChangePlan, 'steps'>,
  { form, zone }: { readonly form: string; readonly zone: string },
): Measuring => ({
  records: recordTable(form),
  reader: { language: 'zh', zone },
  aside: new Map(
    steps.flatMap((step) => (step.kind === 'bring-back-table' ? [[step.table, step.from] as const] : [])),
  ),
});

const shown = 100;
const nothing: Measured = { count: 0, rows: [] };

/** The measured table as `t`, with its records as `r`. */
const tables = (table: string, records: string): RawBuilder<unknown> =>
  table === records
    ? sql`${drawnTable(records)} r cross join lateral (select r.*) t`
    : sql`${drawnTable(table)} t join ${drawnTable(records)} r on r.id = t.record_id`;

const title = sql`case when r.title = '' then '#' || r.nr else r.title end`;

interface FoundRaw {
  readonly id: string;
  readonly title: string;
}

/** The records among those of `from` that satisfy a condition. */
const matching = async (db: Db, from: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<Measured> => {
  const [total] = await db.rows(
    sql<{ count: number }>`/* once */ select count(distinct r.id)::int as count from ${from} where ${where}`,
  );
  if (total === undefined || total.count === 0) return { count: 0, rows: [] };
  const rows = await db.rows(sql<FoundRaw>`/* once */
    select id, title from (
      select distinct on (r.id) r.id, ${title} as title
      from ${from} where ${where} order by r.id) found
    order by title, id limit ${shown}`);
  return { count: total.count, rows };
};

const filled = async (
  db: Db,
  { table, columns }: Measure & { readonly kind: 'filled' },
  { records }: Measuring,
): Promise<Measured> => {
  const where = sql.join(
    columns.map((column) => sql`${sql.id('t', column)} is not null`),
    sql` or `,
  );
  return matching(db, tables(table, records), sql`(${where})`);
};

/** Values that are looked at together. */
const batch = 5_000;

interface Judging {
  readonly table: string;
  readonly column: string;
  /** The field whose value it is. */
  readonly field: FormField;
  readonly isGood: (value: JsonValue) => boolean;
}

interface ValueRow extends FoundRaw {
  readonly value: unknown;
  /** The row that holds the value: of the record itself or of one of its rows. */
  readonly row: string;
}

const byTitle = (a: FoundRaw, b: FoundRaw): number => {
  if (a.title === b.title) return a.id < b.id ? -1 : 1;
  return a.title < b.title ? -1 : 1;
};

/** Looks at every value of a column, in batches, and keeps the first of those that are not good. */
const judged = async (
  db: Db,
  { table, column, field, isGood }: Judging,
  { records, reader }: Measuring,
): Promise<Measured> => {
  let count = 0;
  let wrong: ValueRow[] = [];
  for (let last: string | undefined; ; ) {
    const behind = last === undefined ? sql`` : sql`and t.id > ${last}::uuid`;
    const rows: ValueRow[] = await db.rows(sql<ValueRow>`/* once */
      select t.id as row, r.id, ${title} as title, ${sql.id('t', column)} as value
      from ${tables(table, records)} where ${sql.id('t', column)} is not null ${behind}
      order by t.id limit ${batch}`);
    const found = rows.filter(({ value }) => !isGood(valueIn(value)));
    count += found.length;
    wrong = [...wrong, ...found].toSorted(byTitle).slice(0, shown);
    last = rows.at(-1)?.row;
    if (rows.length < batch) break;
  }
  const type = typeOf(field);
  const rows = wrong.map(({ id, title: name, value }) => ({
    id,
    title: name,
    value: type.display(valueIn(value), field.settings, reader),
  }));
  return { count, rows };
};

const duplicates = async (
  db: Db,
  { table, columns }: Measure & { readonly kind: 'duplicates' },
): Promise<Measured> => {
  const names = sql.join(columns.map((column) => sql.id(column)));
  const hasAll = sql.join(
    columns.map((column) => sql`${sql.id(column)} is not null`),
    sql` and `,
  );
  const from = sql`(
    select *, count(*) over (partition by ${names}) as x_alike from ${drawnTable(table)}
    where ${standing} and ${hasAll}) r`;
  return matching(db, from, sql`r.x_alike > 1`);
};

/** Counts what a finding is about: records or, where values are judged, values. */
export const measureFinding = async (
  db: Db,
  { measure: planned }: Finding,
  measuring: Measuring,
): Promise<Measured> => {
  const measure = { ...planned, table: measuring.aside.get(planned.table) ?? planned.table };
  switch (measure.kind) {
    case 'filled':
      return filled(db, measure, measuring);
    case 'rows':
      return matching(db, tables(measure.table, measuring.records), sql`true`);
    case 'several-links': {
      const from = sql`${drawnTable(measuring.records)} r`;
      const where = sql`r.id in (
        select record_id from ${drawnTable(measure.table)} group by record_id having count(*) > 1)`;
      return matching(db, from, where);
    }
    case 'duplicates':
      return duplicates(db, measure);
    case 'unconvertible': {
      const { table, column, from, to } = measure;
      const isGood = (value: JsonValue) => {
        const converted = convertValue(value, { from, to }, measuring.reader);
        return converted.ok && converted.value !== null;
      };
      return judged(db, { table, column, field: from, isGood }, measuring);
    }
    case 'misfits': {
      const { table, column, field } = measure;
      const isGood = (value: JsonValue) => typeOf(field).check(value, field.settings).ok;
      const hasColumn = columnsOf(table, field).some((each) => each.column === column);
      return hasColumn ? judged(db, { table, column, field, isGood }, measuring) : nothing;
    }
  }
};
