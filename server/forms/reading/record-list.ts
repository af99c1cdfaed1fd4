import { type FilterCondition, type FormField, type RecordQuery, recordFilter } from '@yuanliu/core/forms';
import { invalidRequest, Problem, type Text } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import { asSql } from '../access/access-of.ts';
import { filterCondition } from './filter-condition.ts';
import type { FormView } from './form-view.ts';
import { OperandFault } from './operand.ts';
import { numberOfState } from './record-parts.ts';
import { searchCondition } from './search-condition.ts';

const refuse = (path: string, text: Text): never => {
  throw new Problem(invalidRequest, {}, [{ in: 'query', path, text }]);
};

const parsed = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return refuse('/filter', { zh: '筛选条件不是有效的 JSON', en: 'is not valid JSON' });
  }
};

/** The conditions in a query. */
const conditionsIn = ({ filter }: Pick<RecordQuery, 'filter'>): readonly FilterCondition[] => {
  if (filter === undefined || filter === '') return [];
  const read = recordFilter.safeParse(parsed(filter));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(`/filter/${issue?.path.join('/') ?? ''}`, {
    zh: '筛选条件应写作 [{"field","is","value"}]',
    en: 'must be a list of {"field", "is", "value"}',
  });
};

const judged = (
  { view, alias }: { readonly view: FormView; readonly alias: string },
  condition: FilterCondition,
  index: number,
) => {
  try {
    return filterCondition(view, alias, condition);
  } catch (error) {
    if (error instanceof OperandFault) return refuse(`/filter/${index}`, error.text);
    throw error;
  }
};

const joined = (view: FormView, alias: string, query: RecordQuery): RawBuilder<boolean> | undefined => {
  const conditions = conditionsIn(query).map((each, index) => judged({ view, alias }, each, index));
  if (conditions.length === 0) return undefined;
  const word = query.match === 'any' ? sql` or ` : sql` and `;
  return sql<boolean>`(${sql.join(conditions, word)})`;
};

/**
 * The rows that a query asks for, of those in reach: records that stand, or those in the recycle bin that the reader might
 * restore. Throws `platform.invalid-request` that names the condition.
 */
export const recordsAsked = (view: FormView, alias: string, query: RecordQuery): RawBuilder<boolean> => {
  const { access } = view;
  const bin = sql.ref(`${alias}.deleted_at`);
  const search = searchCondition(view, alias, query.search ?? '');
  const filter = joined(view, alias, query);
  const parts = [
    query.deleted === true
      ? sql`${bin} is not null and ${asSql(access.reaches('delete', alias))}`
      : sql`${bin} is null`,
    access.where(alias),
    ...(query.state === undefined
      ? []
      : [sql`${sql.ref(`${alias}.state`)} = ${sql.lit(numberOfState(query.state))}`]),
    ...(filter === undefined ? [] : [filter]),
    ...(search === undefined ? [] : [search]),
  ];
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
};

/** The fields that a query speaks of, for the hint which should be indexed. */
export const fieldsAsked = (
  query: RecordQuery & { readonly sort?: string | undefined },
): readonly string[] => [
  ...new Set([
    ...conditionsIn(query).map(({ field }) => field),
    ...(query.sort === undefined ? [] : [query.sort.replace(/^-/, '')]),
  ]),
];

/** The fields that a list shows: those asked for, as far as they exist and are not hidden in all rows. */
export const columnsAsked = (view: FormView, columns: string | undefined): readonly FormField[] => {
  const { fields } = view.place.definition;
  const seen = fields.filter(({ key }) => !view.access.hidden.has(key));
  if (columns === undefined) return seen;
  const asked = new Set(columns.split(','));
  return seen.filter(({ key }) => asked.has(key));
};
