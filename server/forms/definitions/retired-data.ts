import type { FormField, FormText, Retired } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { recordChange } from '../../identity/index.ts';
import type { Ctx, Db, Tx } from '../../platform/index.ts';
import { drawnTable } from '../storage/record-columns.ts';
import { withFormLocked } from '../storage/with-form-locked.ts';
import { deleteRetired, listRetired as readRetired, lockForm } from './definition.store.ts';
import { formSubject } from './definition-subject.ts';
import { formToDraw, refuseDesign, type WhichForm } from './design-access.ts';

interface KeptRow {
  readonly id: string;
  readonly kind: Retired['kind'];
  readonly table: string;
  readonly column: string;
  readonly as: string;
  readonly field: FormField;
  readonly version: number;
  readonly retiredAt: Date;
}

/** Something that is kept though no field shows it. */
export interface KeptData extends Omit<KeptRow, 'field' | 'retiredAt'> {
  readonly label: FormText;
  readonly type: string;
  readonly retiredAt: string;
  /** Rows that hold something in it. */
  readonly count: number;
}

type Kept = Pick<Retired, 'kind' | 'table' | 'column' | 'as'>;

/** Where something kept stands: a column stands in a table that may itself have been retired since. */
const placeOf = (kept: Kept, all: readonly Kept[]): { readonly table: string; readonly column?: string } => {
  if (kept.kind === 'table') return { table: kept.as };
  const table = all.findLast((each) => each.kind === 'table' && each.table === kept.table);
  return { table: table?.as ?? kept.table, column: kept.as };
};

const countIn = async (db: Db, { table, column }: ReturnType<typeof placeOf>): Promise<number> => {
  const [row] = await db.rows(sql<{ count: number }>`/* once */
    select count(${column === undefined ? sql`*` : sql.id(column)})::int as count from ${drawnTable(table)}`);
  return row?.count ?? 0;
};

/** Everything that is kept of a form though its field is gone, newest first. */
export const listRetired = async (ctx: Ctx, which: WhichForm): Promise<{ rows: KeptData[] }> => {
  const { id } = await formToDraw(ctx, which);
  const all = await ctx.db.rows(sql<KeptRow>`
    select id, kind, table_name as table, column_name as column, kept_as as as, field, version,
           retired_at as "retiredAt"
    from form_retired where form_id = ${id} order by nr`);
  const rows: KeptData[] = [];
  for (const { field, retiredAt, ...kept } of all.toReversed())
    rows.push({
      ...kept,
      label: field.label,
      type: field.type,
      retiredAt: retiredAt.toISOString(),
      count: await countIn(ctx.db, placeOf(kept, all)),
    });
  return { rows };
};

const drop = async (tx: Tx, { table, column }: ReturnType<typeof placeOf>): Promise<void> => {
  if (column === undefined) await tx.rows(sql`drop table ${drawnTable(table)}`);
  else await tx.rows(sql`alter table ${drawnTable(table)} drop column ${sql.id(column)}`);
};

/** Drops kept data for ever. What stood in a table that is dropped goes with it. */
export const purgeRetired = async (
  ctx: Ctx,
  which: WhichForm,
  { ids, reason }: { readonly ids: readonly string[]; readonly reason: string },
): Promise<void> => {
  await refuseDesign(ctx, which);
  await withFormLocked(ctx.db, which.key, async (tx) => {
    const form = await lockForm(tx, which.key);
    const all = form === undefined ? [] : await readRetired(tx, form.id);
    const chosen = all.filter(({ id }) => ids.includes(id));
    if (form?.published === undefined || chosen.length < new Set(ids).size) throw new Problem(notFound, {});
    const tables = chosen.filter(({ kind }) => kind === 'table');
    const columns = chosen.filter(
      ({ kind, table }) => kind === 'column' && !tables.some((each) => each.table === table),
    );
    await tx.asDesigner(async () => {
      for (const each of [...columns, ...tables]) await drop(tx, placeOf(each, all));
    });
    const gone = all.filter(
      (each) =>
        chosen.includes(each) || tables.some(({ table, kind }) => kind === 'table' && table === each.table),
    );
    await deleteRetired(tx, form.id, gone);
    await recordChange(tx, ctx, {
      action: 'forms.definition.purged',
      subject: formSubject(form.id, form.published.definition),
      changes: [
        {
          field: 'purged',
          from: gone.map(({ table, as }) => (table === as ? as : `${table}.${as}`)),
          to: null,
        },
        { field: 'reason', from: null, to: reason },
      ],
    });
  });
};
