import {
  type FormField,
  type Target,
  placeIn,
  recordTable,
  shownField,
  targetOf,
  textIn,
  wantedWords,
} from '@yuanliu/core/forms';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx, Db } from '../../platform/index.ts';
import { spelledValue } from './computed-values.ts';
import { fieldValue } from './field-value.ts';
import { fieldAt, type RowAt } from './row-at.ts';
import { type FormView, viewOf } from './form-view.ts';
import { namesOf, referencesOf } from './names.ts';
import { openReach } from './open-reach.ts';
import { numberOfState, tableOf } from './record-parts.ts';
import { searchCondition } from './search-condition.ts';
import { titleValue } from './title-value.ts';
import { viewReachable } from './view-reachable.ts';

/** One thing that may be chosen. */
export interface Option {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

interface Asked {
  readonly search: string;
  readonly limit: number;
}

const named = async (
  db: Db,
  { search, limit }: Asked,
  from: 'user' | 'department',
): Promise<{ id: string; title: string; hint: string | null }[]> => {
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const hit = (text: ReturnType<typeof sql>) => sql`strpos(lower(normalize(${text}, nfkc)), ${wanted}) > 0`;
  if (from === 'user')
    return db.rows(sql<{ id: string; title: string; hint: string | null }>`
      select u.id, u.name as title, u.login || coalesce(' · ' || d.name, '') as hint
      from identity_v1_user u left join identity_v1_department d on d.id = u.department_id
      where u.active and (${wanted} = '' or ${hit(sql`u.name`)} or ${hit(sql`u.login`)})
      order by u.name collate "zh-x-icu", u.id limit ${limit + 1}`);
  return db.rows(sql<{ id: string; title: string; hint: string | null }>`
    select d.id, d.name as title, p.name as hint
    from identity_v1_department d left join identity_v1_department p on p.id = d.parent_id
    where ${wanted} = '' or ${hit(sql`d.name`)}
    order by d.name collate "zh-x-icu", d.id limit ${limit + 1}`);
};

const besideIn = z.object({ beside: z.array(z.string()).optional() });

/** The fields that a relation shows beside the title, as far as the reader sees them. */
const besideOf = (other: FormView, relation: FormField) => {
  const keys = besideIn.safeParse(relation.settings).data?.beside ?? [];
  return keys.flatMap((key) => {
    const field = fieldAt(other, { record: 't' }, key);
    const value = field && fieldValue(other, field, { record: 't' });
    return field === undefined || value === undefined || other.access.hidden.has(key)
      ? []
      : [{ field, value }];
  });
};

type RecordOption = { readonly x_id: string; readonly x_title: string } & Readonly<Record<string, unknown>>;

const ofForm = async (
  db: Db,
  other: FormView,
  { relation, search, limit }: Asked & { relation: FormField },
): Promise<Option[]> => {
  const { place, access, world } = other;
  const beside = besideOf(other, relation);
  const typed = wantedWords(search).length === 0 ? undefined : searchCondition(other, 't', search);
  const rows = await db.rows(sql<RecordOption>`
    select ${sql.join([
      sql`t.id as x_id`,
      sql`coalesce(${titleValue(other, 't')}, '#' || t.nr) as x_title`,
      ...beside.map(({ field, value }) => sql`${value.value} as ${sql.id(field.key)}`),
    ])}
    from ${tableOf(place, recordTable(place.form))} t
    where t.deleted_at is null and t.state <> ${sql.lit(numberOfState('void'))} and ${access.where('t')}
      and ${typed ?? sql`true`}
    order by t.nr desc limit ${limit + 1}`);
  const values = rows.map((row) =>
    Object.fromEntries(beside.map(({ field, value }) => [field.key, spelledValue(row[field.key], value)])),
  );
  const fields = beside.map(({ field, value }) => ({ ...value.shown.field, key: field.key }));
  const names = await namesOf(
    db,
    other,
    referencesOf(
      fields,
      values.map((each) => ({ values: each, people: [], departmentId: null })),
    ),
  );
  const reader = {
    language: 'zh',
    zone: world.zone,
    names: { nameOf: (target: string, id: string) => names[`${target}:${id}`], find: () => [] },
  } as const;
  return rows.map((row, index) => {
    const hint = beside.map(({ field, value }) => {
      const text = value.shown.type.display(
        values[index]?.[field.key] ?? null,
        value.shown.field.settings,
        reader,
      );
      return text === '' ? '' : `${textIn(field.label, 'zh')} ${text}`;
    });
    return { id: row.x_id, title: row.x_title, hint: hint.filter((each) => each !== '').join(' · ') };
  });
};

/** The field that is chosen for, where the reader sees it. */
const askedField = (view: FormView, path: string): FormField => {
  const [key = '', inner] = path.split('.');
  const table = inner === undefined ? undefined : fieldAt(view, { record: 'r' }, key);
  const at: RowAt = table === undefined ? { record: 'r' } : { record: 'r', row: { table, alias: 'x' } };
  const field = fieldAt(view, at, inner ?? key);
  const shown = field && shownField(field, placeIn(view.place, table));
  if (shown !== undefined && targetOf(shown.field) !== undefined && !isHidden(view, path)) return shown.field;
  throw new Problem(invalidRequest, {}, [
    {
      in: 'query',
      path: '/field',
      text: {
        zh: '没有这个选择字段，或您看不到它',
        en: 'is no field that is chosen for, or you may not see it',
      },
    },
  ]);
};

/** Hidden from who sees records and from who makes them. */
const isHidden = ({ access }: FormView, path: string): boolean => {
  const [table = ''] = path.split('.');
  return access.may('see') && (access.hidden.has(path) || access.hidden.has(table));
};

const offered = async (
  db: Db,
  asked: Asked & {
    readonly target: Target | undefined;
    readonly other: FormView | undefined;
    readonly relation: FormField;
  },
): Promise<Option[]> => {
  const { target, other } = asked;
  if (target === 'user' || target === 'department')
    return (await named(db, asked, target)).map(({ hint, ...option }) => ({
      ...option,
      ...(hint !== null && { hint }),
    }));
  return other === undefined ? [] : ofForm(db, other, asked);
};

/**
 * What may be chosen in a field of people, departments or related records, as far as this person sees it; void records and
 * those in the recycle bin are not offered. Errors: `platform.not-found`, `platform.invalid-request`.
 */
export const listOptions = async (
  ctx: Ctx,
  asked: {
    readonly key: string;
    readonly zone: string;
    readonly query: { readonly field: string; readonly search?: string | undefined; readonly limit: number };
  },
): Promise<{ rows: Option[]; hasMore: boolean }> => {
  const { db } = ctx;
  const { limit, search = '' } = asked.query;
  const { form, reach } = await openReach(ctx, asked);
  const view = viewOf(reach, form.place);
  viewReachable(view);
  const relation = askedField(view, asked.query.field);
  const target = targetOf(relation);
  const other = target?.startsWith('form:') === true ? view.other(target.slice('form:'.length)) : undefined;
  const rows = await offered(db, { target, other, relation, search, limit });
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
};
