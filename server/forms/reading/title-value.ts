import { columnsOf, targetOf, titleSources, typeOf } from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { seen } from './field-value.ts';
import { fieldAt } from './row-at.ts';
import type { FormView } from './form-view.ts';

type Sight = RawBuilder<boolean> | boolean;

/** Titles of related records in titles are followed no further. */
const farthest = 3;

const both = (conditions: readonly Sight[]): Sight => {
  const open = conditions.filter((each) => each !== true);
  if (open.includes(false)) return false;
  if (open.length === 0) return true;
  return sql<boolean>`(${sql.join(open, sql` and `)})`;
};

/** Whether the reader sees all of what a name in a title expression says, in the rows that are reached. */
const sightOf = (view: FormView, path: readonly string[], at: { alias: string; depth: number }): Sight => {
  const [key = '', ...rest] = path;
  const field = fieldAt(view, { record: at.alias }, key);
  // The world of rules: who acts, and when.
  if (field === undefined) return true;
  const type = typeOf(field);
  const from = type.reads?.(field.settings);
  const own = view.access.sees(
    type.fields === undefined ? key : [key, ...rest.slice(0, 1)].join('.'),
    at.alias,
  );
  if (from?.kind === 'over') return both([own, isWhole(view, from.form)]);
  if (from?.kind === 'through') return both([own, sightOf(view, [from.through, from.field], at)]);
  const form = targetOf(field)?.match(/^form:(.*)$/)?.[1];
  if (form === undefined || rest[0] === 'id') return own;
  const other = view.other(form);
  if (other === undefined || at.depth > farthest || !isWhole(view, form)) return false;
  const deeper = { alias: at.alias, depth: at.depth + 1 };
  const there =
    rest.length === 0 || rest[0] === 'title' ? titleSight(other, deeper) : sightOf(other, rest, deeper);
  // In which of its rows is not asked: a title is written once for all.
  return there === true ? own : false;
};

/** True where every row of the other form is within reach. */
const isWhole = (view: FormView, form: string): boolean =>
  view.other(form)?.access.reaches('see', '') === true;

/** The first field that holds something names a record; which one that is tells that those before it are empty. */
const namingSight = (view: FormView, fields: readonly string[], alias: string): Sight => {
  const sights = fields.map((key) => view.access.sees(key, alias));
  if (sights.every((each) => each === true)) return true;
  const cases = fields.flatMap((key, index) => {
    const field = fieldAt(view, { record: alias }, key);
    const [column] = field === undefined ? [] : columnsOf('', field);
    const upTo = both(sights.slice(0, index + 1));
    const then = typeof upTo === 'boolean' ? sql.raw(String(upTo)) : upTo;
    return column === undefined
      ? []
      : [sql`when ${sql.ref(`${alias}.${column.column}`)} is not null then ${then}`];
  });
  return cases.length === 0 ? true : sql<boolean>`(case ${sql.join(cases, sql` `)} else true end)`;
};

/** In which of the rows that are reached the reader may see the title: where everything that it is made of is seen. */
const titleSight = (view: FormView, at: { alias: string; depth: number }): Sight => {
  const { named, naming } = titleSources(view.place);
  return both([...named.map((path) => sightOf(view, path, at)), namingSight(view, naming, at.alias)]);
};

/** The title of a record as the reader sees it; null where it is made of something hidden, or empty. */
export const titleValue = (view: FormView, alias: string): RawBuilder<unknown> =>
  seen(sql`nullif(${sql.ref(`${alias}.title`)}, '')`, 'text', titleSight(view, { alias, depth: 0 }));
