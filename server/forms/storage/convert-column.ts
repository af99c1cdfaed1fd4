import {
  type ColumnType,
  columnsOf,
  convertValue,
  type FormField,
  type PlanStep,
  type Reader,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { columnType, referenceTo } from './column-sql.ts';
import { drawnTable, valueIn } from './record-columns.ts';

export type ConvertStep = PlanStep & { readonly kind: 'convert-column' };

interface Conversion {
  readonly table: string;
  readonly column: string;
  readonly from: FormField;
  readonly to: FormField;
}

/** Values of one type, and what each becomes; kept in a table while it is needed, so that any number of them fits. */
const values = sql.raw('pg_temp.converting');

/** A statement whose columns have other types the next time is not to be prepared: see `openNames`. */
const once = sql.raw('/* once */');

/** Distinct values at a time; some megabytes at the most. */
const batch = 2_000;

const typeIn = (field: FormField): ColumnType => columnsOf('', field)[0]?.plan.type ?? 'text';

/** A value that was sent as its JSON text, as a value of a column. */
const fromJson = (type: ColumnType): RawBuilder<unknown> => {
  if (type === 'jsonb') return sql`u.value::jsonb`;
  if (type === 'text[]') return sql`array(select jsonb_array_elements_text(u.value::jsonb))`;
  return sql`(u.value::jsonb #>> '{}')::${sql.raw(type)}`;
};

interface OldValue {
  readonly nr: string;
  readonly old: unknown;
}

/** Fills the table of values: each that stands in the column, and what it becomes; null where it does not convert. */
const convertValues = async (
  tx: Tx,
  { table, column, from, to }: Conversion,
  reader: Reader,
): Promise<void> => {
  const [old, next] = [typeIn(from), typeIn(to)];
  await tx.rows(sql`
    create temporary table converting (
      nr bigint generated always as identity primary key, old ${columnType(old)}, new ${columnType(next)})`);
  await tx.rows(sql`${once}
    insert into ${values} (old)
    select distinct ${sql.id(column)} from ${drawnTable(table)} where ${sql.id(column)} is not null`);
  // Without figures the planner reads the whole table for each batch.
  await tx.rows(sql`analyze ${values}`);
  for (let last = '0'; ; ) {
    const rows = await tx.rows(
      sql<OldValue>`${once} select nr, old from ${values} where nr > ${last}::bigint order by nr limit ${batch}`,
    );
    const converted = rows.map(({ old: raw }) => convertValue(valueIn(raw), { from, to }, reader));
    const good = rows.flatMap(({ nr }, index) => {
      const value: JsonValue = converted[index]?.ok === true ? converted[index].value : null;
      return value === null ? [] : [{ nr, value: JSON.stringify(value) }];
    });
    tx.send(sql`${once}
      update ${values} v set new = ${fromJson(next)}
      from unnest(${good.map(({ nr }) => nr)}::bigint[], ${good.map(({ value }) => value)}::text[]) as u (nr, value)
      where v.nr = u.nr`);
    const end = rows.at(-1);
    if (end === undefined || rows.length < batch) break;
    last = end.nr;
  }
  await tx.rows(sql`create index on ${values} using hash (old)`);
  await tx.rows(sql`analyze ${values}`);
};

const dropValues = (tx: Tx): Promise<unknown> => tx.rows(sql`drop table ${values}`);

/**
 * Takes the kept value where turning it back gives what stands: nobody has changed that since. Both empty says nothing.
 */
const restoreKept = async (
  tx: Tx,
  { table, column, from, to, restore }: Conversion & { readonly restore: string },
  { was, reader }: { readonly was: string; readonly reader: Reader },
): Promise<void> => {
  await convertValues(tx, { table, column: restore, from: to, to: from }, reader);
  await tx.rows(sql`${once}
    update ${drawnTable(table)} t set ${sql.id(column)} = ${sql.id('t', restore)}
    from ${values} v where ${sql.id('t', restore)} = v.old and ${sql.id('t', was)} is not distinct from v.new`);
  await dropValues(tx);
};

/** Where nothing is lost and the column is of the same type, the values are changed where they stand, if at all. */
const staysInPlace = ({ from, to, keep, restore }: ConvertStep): boolean =>
  keep === undefined && restore === undefined && typeIn(from) === typeIn(to);

/** Values are compared by their spelling: 99.00 and 99 are one number, but two ways to write it. */
const respell = async (tx: Tx, { table, column, from, to }: ConvertStep, reader: Reader): Promise<void> => {
  await convertValues(tx, { table, column, from, to }, reader);
  await tx.rows(sql`${once}
    update ${drawnTable(table)} t set ${sql.id(column)} = v.new
    from ${values} v where ${sql.id('t', column)} = v.old and v.new::text <> ${sql.id('t', column)}::text`);
  await dropValues(tx);
};

/**
 * Turns the values of a column into those of another type, exactly as `convertValue` does: each distinct value once, in
 * batches, since few conversions mean the same in SQL. The table is locked meanwhile: 10 s for 100,000 different
 * values; above that a form should rather be converted when nobody works with it.
 */
export const convertColumn = async (tx: Tx, step: ConvertStep, reader: Reader): Promise<void> => {
  if (staysInPlace(step)) return respell(tx, step, reader);
  const { table, column, from, to, keep, restore } = step;
  const was = keep ?? `x_${column}_before`;
  const [plan] = columnsOf(table, to);
  await tx.rows(sql`alter table ${drawnTable(table)} rename column ${sql.id(column)} to ${sql.id(was)}`);
  await tx.rows(sql`
    alter table ${drawnTable(table)}
    add column ${sql.id(column)} ${columnType(typeIn(to))}${referenceTo(plan?.plan.references)}`);
  await convertValues(tx, { table, column: was, from, to }, reader);
  await tx.rows(sql`${once}
    update ${drawnTable(table)} t set ${sql.id(column)} = v.new
    from ${values} v where ${sql.id('t', was)} = v.old and v.new is not null`);
  await dropValues(tx);
  if (restore !== undefined) await restoreKept(tx, { table, column, from, to, restore }, { was, reader });
  if (keep === undefined) await tx.rows(sql`alter table ${drawnTable(table)} drop column ${sql.id(was)}`);
};
