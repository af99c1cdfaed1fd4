import type { PlanStep } from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { columnType, referenceTo } from './column-sql.ts';
import { drawnTable } from './record-columns.ts';
import { uniqueName } from './unique-name.ts';

type Statement = RawBuilder<unknown>;
type StepOf<K extends PlanStep['kind']> = PlanStep & { readonly kind: K };

/**
 * The table of records. People and departments of the system's own columns have no foreign key: its check would lock the
 * same few rows of users in every business transaction; users are never deleted.
 */
const createRecordTable = ({ table }: StepOf<'create-record-table'>): Statement[] => [
  sql`
    create table ${drawnTable(table)} (
      id uuid primary key,
      nr bigint generated always as identity unique,
      state smallint not null default 1 check (state between 1 and 3),
      version integer not null default 1,
      form_version integer not null,
      title ${columnType('text')} not null default '',
      search tsvector not null default '',
      created_at timestamptz not null,
      created_by uuid,
      department_id uuid,
      changed_at timestamptz not null,
      changed_by uuid,
      effective_at timestamptz,
      deleted_at timestamptz
    )`,
];

const createRowsTable = ({ table, parent }: StepOf<'create-rows-table'>): Statement[] => [
  sql`
    create table ${drawnTable(table)} (
      id uuid primary key,
      record_id uuid not null references ${drawnTable(parent)} (id) on delete cascade,
      position integer not null
    )`,
  sql`create index on ${drawnTable(table)} (record_id, position)`,
];

const createLinksTable = ({ table, parent, references }: StepOf<'create-links-table'>): Statement[] => [
  sql`
    create table ${drawnTable(table)} (
      record_id uuid not null references ${drawnTable(parent)} (id) on delete cascade,
      target_id uuid not null${referenceTo(references)},
      position integer not null,
      primary key (record_id, target_id)
    )`,
  sql`create index on ${drawnTable(table)} (target_id)`,
];

const addColumn = ({ table, column, plan }: StepOf<'add-column'>): Statement[] => [
  sql`
    alter table ${drawnTable(table)}
    add column ${sql.id(column)} ${columnType(plan.type)}${referenceTo(plan.references)}`,
];

const renameColumn = (table: string, from: string, to: string): Statement =>
  sql`alter table ${drawnTable(table)} rename column ${sql.id(from)} to ${sql.id(to)}`;

const renameTable = (from: string, to: string): Statement =>
  sql`alter table ${drawnTable(from)} rename to ${sql.id(to)}`;

const linksFromColumn = ({ table, column, links }: StepOf<'links-from-column'>): Statement[] => [
  sql`/* once */
    delete from ${drawnTable(links)} l using ${drawnTable(table)} r
    where r.id = l.record_id and ${sql.id('r', column)} is not null`,
  sql`/* once */
    insert into ${drawnTable(links)} (record_id, target_id, position)
    select r.id, ${sql.id('r', column)}, 0 from ${drawnTable(table)} r
    where ${sql.id('r', column)} is not null`,
];

const columnFromLinks = ({ table, column, links }: StepOf<'column-from-links'>): Statement[] => [
  sql`/* once */
    update ${drawnTable(table)} r set ${sql.id(column)} = l.target_id
    from (
      select record_id, (array_agg(target_id))[1] as target_id
      from ${drawnTable(links)} group by record_id having count(*) = 1
    ) l
    where r.id = l.record_id`,
];

/** The records among which values are unique. */
export const standing = sql`deleted_at is null and state <> 3`;

const addUnique = ({ table, columns }: StepOf<'add-unique' | 'drop-unique'>): Statement[] => [
  sql`
    create unique index ${sql.id(uniqueName(table, columns))} on ${drawnTable(table)}
    (${sql.join(columns.map((column) => sql.id(column)))}) where ${standing}`,
];

const dropUnique = ({ table, columns }: StepOf<'add-unique' | 'drop-unique'>): Statement[] => [
  sql`drop index ${sql.id('forms', uniqueName(table, columns))}`,
];

/** Steps that one or two statements take whatever the values are; conversions and what jobs do are not among them. */
export type PlainStep = Exclude<PlanStep, { readonly kind: 'convert-column' | 'recompute' | 'add-index' }>;

/** True for a step that `stepSql` takes. */
export const isPlain = (step: PlanStep): step is PlainStep =>
  step.kind !== 'convert-column' && step.kind !== 'recompute' && step.kind !== 'add-index';

/** The statements of a step, in their order. */
export const stepSql = (step: PlainStep): readonly Statement[] => {
  switch (step.kind) {
    case 'create-record-table':
      return createRecordTable(step);
    case 'create-rows-table':
      return createRowsTable(step);
    case 'create-links-table':
      return createLinksTable(step);
    case 'add-column':
      return addColumn(step);
    case 'retire-column':
      return [renameColumn(step.table, step.column, step.as)];
    case 'bring-back-column':
      return [renameColumn(step.table, step.from, step.column)];
    case 'retire-table':
      return [renameTable(step.table, step.as)];
    case 'bring-back-table':
      return [renameTable(step.from, step.table)];
    case 'links-from-column':
      return linksFromColumn(step);
    case 'column-from-links':
      return columnFromLinks(step);
    case 'add-unique':
      return addUnique(step);
    case 'drop-unique':
      return dropUnique(step);
  }
};
