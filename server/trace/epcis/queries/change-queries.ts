import { type FieldIssue, type JsonValue, Problem, type Text } from '@yuanliu/core/platform';
import {
  type EventIssue,
  invalidNamedQuery,
  noSuchQuery,
  queryExists,
  wrongQueryParameter,
} from '@yuanliu/core/trace';
import { z } from 'zod';
import { recordChange } from '../../../identity/index.ts';
import { type Ctx, storable } from '../../../platform/index.ts';
import { parseEventQuery } from '../../query/parse-event-query.ts';
import { jsonOf } from '../body-text.ts';
import { repeatedNames } from '../capture/repeated-names.ts';
import { askersNamespaces, loadNamespaces } from '../namespaces.store.ts';
import { deleteNamedQuery, insertNamedQuery, type NamedQuery } from './named-query.store.ts';

/** No slash, question mark or dots alone: the name stands in addresses, and proxies read those before we do. */
const form = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^(?!\.{1,2}$)(?! )(?:[^\p{Cc}\p{Cs}\p{Z}/?#%\\]| )+(?<! )$/u),
  query: z.record(z.string(), z.json()),
});

/** Stores a query under a name, once it is known to be one. */
export const createQuery = async (
  ctx: Ctx,
  { text, extensions }: { readonly text: string; readonly extensions: string | undefined },
): Promise<NamedQuery> => {
  const value = jsonOf(text);
  const [repeated] = repeatedNames(text, value);
  if (repeated !== undefined) throw twice(repeated);
  const given = namedQueryOf(value);
  const namespaces = askersNamespaces(await loadNamespaces(ctx.db), {
    context: given.query['@context'],
    extensions,
  });
  parseEventQuery(conditionsOf(given), { source: 'json', namespaces });
  await ctx.db.transact(async (tx) => {
    const isNew = await insertNamedQuery(tx, { ...given, at: ctx.clock.now(), by: ctx.actor.userId });
    if (!isNew) throw new Problem(queryExists, { name: given.name });
    await recordChange(tx, ctx, {
      action: 'trace.query.created',
      subject: subjectOf(given),
      changes: [{ field: 'query', from: null, to: given.query }],
    });
  });
  return given;
};

/** A parameter that is given twice (EPCIS 2.0, 8.2.7.1), or a part of the body around them. */
const twice = ({ path, text }: EventIssue): Problem =>
  path.startsWith('/query/')
    ? new Problem(wrongQueryParameter, { parameter: path.slice('/query/'.length) }, [
        { in: 'body', path, text },
      ])
    : new Problem(invalidNamedQuery, {}, [{ in: 'body', path, text }]);

/** The parameters of a stored query, without what is none. */
export const conditionsOf = ({ query }: NamedQuery): Readonly<Record<string, JsonValue>> => {
  const { '@context': _context, perPage: _size, nextPageToken: _token, ...conditions } = query;
  return conditions;
};

/** Deletes a query; throws `noSuchQuery`. */
export const deleteQuery = (ctx: Ctx, name: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const deleted = await deleteNamedQuery(tx, name);
    if (deleted === undefined) throw new Problem(noSuchQuery, { name });
    await recordChange(tx, ctx, {
      action: 'trace.query.deleted',
      subject: subjectOf(deleted),
      changes: [{ field: 'query', from: deleted.query, to: null }],
    });
  });

const subjectOf = ({ name }: NamedQuery) => ({ type: 'trace.query', id: name, label: name }) as const;

const namedQueryOf = (value: unknown): NamedQuery => {
  const read = form.safeParse(value);
  if (read.success) return { name: read.data.name, query: storableObject(read.data.query) };
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')));
  throw new Problem(
    invalidNamedQuery,
    {},
    [...wrong].map((field) => issueAt(field === '' ? [] : [field], sentences[field] ?? unknownField)),
  );
};

const sentences: Readonly<Record<string, Text>> = {
  name: {
    zh: '必填，1–200 个字符，首尾无空格，不含 / ? # % \\ 和控制字符，也不能只是 . 或 ..',
    en: 'is required: 1 to 200 characters, no blanks at its ends, no / ? # % \\ or control characters, and not . or .. alone',
  },
  query: { zh: '必填，应为查询参数组成的对象', en: 'is required: an object of query parameters' },
};

const unknownField: Text = {
  zh: '应只有 name 与 query 两个字段',
  en: 'must be an object of name and query, and nothing else',
};

const storableObject = (query: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, storable(value)]));

/** A fault of the body at a place, as JSON Pointer. */
export const issueAt = (path: readonly PropertyKey[], text: Text): FieldIssue => ({
  in: 'body',
  path: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  text,
});
