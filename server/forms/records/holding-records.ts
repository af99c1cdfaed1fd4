import {
  bothLanguages,
  type PlacedField,
  placedFields,
  recordTable,
  targetOf,
  typeOf,
} from '@yuanliu/core/forms';
import type { Text } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx, Tx } from '../../platform/index.ts';
import { accessOf } from '../access/access-of.ts';
import { loadReach, type Reach } from '../access/reach.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { storageOf, tableInUse } from '../storage/record-columns.ts';

/** A record that points at another and therefore holds it. */
export interface HoldingRecord {
  readonly form: string;
  readonly formName: Text;
  readonly id: string;
  readonly title: string;
}

/** All that hold a record. */
export interface Holding {
  readonly count: number;
  /** At most twenty, of those that the actor may see. */
  readonly shown: readonly HoldingRecord[];
}

const mostShown = 20;

/** The published forms whose definition may speak of this one. */
const formsAround = async (tx: Tx, key: string): Promise<FormInUse[]> => {
  const rows = await tx.rows(sql<{ key: string }>`
    select key from form_definitions
    where version is not null
      and jsonb_path_exists(definition, '$.** ? (@.form == $key)', jsonb_build_object('key', ${key}::text))`);
  return Promise.all(rows.map((row) => formInUse(tx, row.key)));
};

/** The condition that a record (alias `r`) points at the id by one of its fields. */
const pointsAt = (
  form: FormInUse,
  { field, table }: PlacedField,
  id: string,
): RawBuilder<boolean> | undefined => {
  const { columns, rowTables, linkTables } = storageOf(form);
  const link = linkTables.find((each) => each.field.key === field.key);
  if (link !== undefined && table === undefined)
    return sql<boolean>`exists (select 1 from ${tableInUse(form, link.table)} l
      where l.record_id = r.id and l.target_id = ${id}::uuid)`;
  const rows = rowTables.find((each) => each.field.key === table?.key);
  const column = (rows?.columns ?? columns).find((each) => each.field.key === field.key)?.column;
  if (column === undefined) return undefined;
  return rows === undefined
    ? sql<boolean>`${sql.ref(`r.${column}`)} = ${id}::uuid`
    : sql<boolean>`exists (select 1 from ${tableInUse(form, rows.table)} l
        where l.record_id = r.id and ${sql.ref(`l.${column}`)} = ${id}::uuid)`;
};

interface HoldingRow {
  readonly id: string;
  readonly nr: string;
  readonly title: string;
  readonly isSeen: boolean;
  readonly count: string;
}

const holdingIn = async (
  tx: Tx,
  form: FormInUse,
  { key, id, reach }: { key: string; id: string; reach: Reach },
): Promise<Holding> => {
  const target = `form:${key}`;
  const conditions = placedFields(form.definition)
    .filter(({ field }) => typeOf(field).holds === 'value' && targetOf(field) === target)
    .flatMap((placed) => pointsAt(form, placed, id) ?? []);
  if (conditions.length === 0) return { count: 0, shown: [] };
  const access = accessOf(reach.rights.get(form.key) ?? [], { place: form.place, world: reach.world }, 'see');
  const rows = await tx.rows(sql<HoldingRow>`
    select r.id, r.nr, r.title, ${access.where('r')} as "isSeen", count(*) over () as count
    from ${tableInUse(form, recordTable(form.key))} r
    where (${sql.join(conditions, sql` or `)}) and r.deleted_at is null and r.state <> 3
      ${form.key === key ? sql`and r.id <> ${id}::uuid` : sql``}
    order by 4 desc, r.nr limit ${mostShown}`);
  const formName = bothLanguages(form.definition.name);
  return {
    count: Number(rows[0]?.count ?? 0),
    shown: rows
      .filter(({ isSeen }) => isSeen)
      .map((row) => ({ form: form.key, formName, id: row.id, title: titleFor(row, access.hidden.size > 0) })),
  };
};

/** A title may be made of what the reader may not see. */
const titleFor = ({ title, nr }: HoldingRow, hidesSomething: boolean): string =>
  title === '' || hidesSomething ? `#${nr}` : title;

/** The records that point at one and are neither void nor in the recycle bin. */
export const holdingRecords = async (
  tx: Tx,
  ctx: Ctx,
  { key, id, zone }: { readonly key: string; readonly id: string; readonly zone: string },
): Promise<Holding> => {
  const forms = await formsAround(tx, key);
  if (forms.length === 0) return { count: 0, shown: [] };
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const reach = await loadReach(
    tx,
    asking,
    forms.map((form) => form.key),
  );
  const found = await Promise.all(forms.map((form) => holdingIn(tx, form, { key, id, reach })));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    shown: found.flatMap(({ shown }) => shown).slice(0, mostShown),
  };
};
