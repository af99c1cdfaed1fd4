import {
  type FormField,
  placeIn,
  recordTable,
  type RecordQuery,
  type RecordRow,
  rowFieldsOf,
  shownField,
} from '@yuanliu/core/forms';
import type { Page } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import { type Ctx, type Db, pageFrom } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import { asColumn } from '../access/access-of.ts';
import { spelledValue } from './computed-values.ts';
import { fieldValue } from './field-value.ts';
import type { FieldValue } from './row-at.ts';
import { type FormView, viewOf } from './form-view.ts';
import { namesOf, referencesOf } from './names.ts';
import { openReach } from './open-reach.ts';
import { columnsAsked, fieldsAsked, recordsAsked } from './record-list.ts';
import { cursorParts, listName, orderOf, pageEnd, partsOf, type RecordOrder } from './record-order.ts';
import { stateOf, type SystemColumns, tableOf } from './record-parts.ts';
import { titleValue } from './title-value.ts';
import { isOverTime, listSeconds, tooSlow, withinSeconds } from './within-time.ts';

/** What a list is asked. */
export type ListQuery = RecordQuery & {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: string | undefined;
};

/** A column of a list: a field that has a value of its own. */
interface Column {
  readonly field: FormField;
  readonly value: FieldValue;
  /** What its values are, for names and for their one spelling. */
  readonly shown: FormField;
}

type Row = Omit<SystemColumns, 'form_version' | 'changed_by' | 'effective_at'> & {
  readonly x_key: string | null;
  readonly x_hits: number[];
  readonly x_change: boolean;
  readonly x_void: boolean;
  readonly x_delete: boolean;
} & Readonly<Record<string, unknown>>;

/** The columns that have a value in a list; rows of sub-tables are told by the record alone. */
const columnsOf = (view: FormView, fields: readonly FormField[]): Column[] =>
  fields.flatMap((field) => {
    const shown = shownField(field, placeIn(view.place));
    const value = rowFieldsOf(field).length > 0 ? undefined : fieldValue(view, field, { record: 'r' });
    return shown === undefined || value === undefined
      ? []
      : [{ field, value, shown: { ...shown.field, key: field.key } }];
  });

const listed = (view: FormView, columns: readonly Column[], order: RecordOrder): RawBuilder<unknown> => {
  const { access } = view;
  const fixed = [
    'id',
    'nr',
    'state',
    'version',
    'created_at',
    'created_by',
    'department_id',
    'changed_at',
    'deleted_at',
  ];
  return sql.join([
    ...fixed.map((column) => sql.ref(`r.${column}`)),
    sql`${titleValue(view, 'r')} as title`,
    sql`${order.by === undefined ? sql`null` : sql`(${order.by.value})::text`} as x_key`,
    sql`${access.hits('r')} as x_hits`,
    sql`${asColumn(access.reaches('change', 'r'))} as x_change`,
    sql`${asColumn(access.reaches('void', 'r'))} as x_void`,
    sql`${asColumn(access.reaches('delete', 'r'))} as x_delete`,
    ...columns.map(({ field, value }) => sql`${value.value} as ${sql.id(field.key)}`),
  ]);
};

const presented = (row: Row, view: FormView, columns: readonly Column[]): RecordRow => {
  const state = stateOf(row.state);
  const isStanding = row.deleted_at === null;
  const { hidden } = view.access.restrictionsOf(row.x_hits);
  return {
    id: row.id,
    nr: Number(row.nr),
    state,
    version: row.version,
    title: row.title ?? `#${row.nr}`,
    values: Object.fromEntries(
      columns
        .filter(({ field }) => !hidden.has(field.key))
        .map((column) => [column.field.key, spelledValue(row[column.field.key], column.value)]),
    ),
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    departmentId: row.department_id,
    changedAt: row.changed_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    can: {
      change: isStanding && state !== 'void' && row.x_change,
      void: isStanding && state !== 'void' && row.x_void,
      recycle: isStanding && row.x_delete,
      restore: !isStanding && row.x_delete,
    },
  };
};

/** Reads the parts of a list one behind the other until there are enough rows. */
const rowsOf = async (
  db: Db,
  asked: { view: FormView; columns: readonly Column[]; query: ListQuery; name: string },
): Promise<Row[]> => {
  const { view, columns, query, name } = asked;
  const order = orderOf(view, 'r', query.sort ?? '-nr');
  const end = query.after === undefined ? undefined : pageEnd(query.after, name);
  const where = recordsAsked(view, 'r', query);
  const found: Row[] = [];
  for (const part of partsOf(order, 'r', end)) {
    const wanted = query.limit + 1 - found.length;
    if (wanted <= 0) break;
    found.push(
      ...(await db.rows(sql<Row>`
        select ${listed(view, columns, order)}
        from ${tableOf(view.place, recordTable(view.place.form))} r
        where ${where} and ${part.condition}
        order by ${part.order} limit ${wanted}`)),
    );
  }
  return found;
};

/**
 * A page of the records that the reader reaches, with the columns asked for as the reader sees them, and the names of what
 * they point at. Errors: `platform.not-found`, `platform.no-right`, `platform.invalid-request` naming the condition,
 * `forms.list-too-slow`.
 */
export const listRecords = async (
  ctx: Ctx,
  { key, zone, query }: { readonly key: string; readonly zone: string; readonly query: ListQuery },
): Promise<Page<RecordRow> & { names: Record<string, string> }> => {
  const { form, reach } = await openReach(ctx, { key, zone });
  allowed(reach, form, 'see');
  if (query.deleted === true) allowed(reach, form, 'delete');
  const view = viewOf(reach, form.place);
  const columns = columnsOf(view, columnsAsked(view, query.columns));
  const { limit: _, after: __, columns: ___, ...which } = query;
  const name = listName([key, form.version, which]);
  try {
    return await withinSeconds(ctx.db, listSeconds, async (db) => {
      const rows = await rowsOf(db, { view, columns, query, name });
      const page = pageFrom(rows, query.limit, (row) => cursorParts(name, { value: row.x_key, nr: row.nr }));
      const records = page.rows.map((row) => presented(row, view, columns));
      const references = referencesOf(
        columns.map(({ shown }) => shown),
        records.map(({ values, createdBy, departmentId }) => ({ values, people: [createdBy], departmentId })),
      );
      return { rows: records, next: page.next, names: await namesOf(db, view, references) };
    });
  } catch (error) {
    if (isOverTime(error)) throw tooSlow(fieldsAsked(query), form.definition.fields);
    throw error;
  }
};
