import { invalidRequest, type Page, Problem } from '@yuanliu/core/platform';

/** The place in a list behind which the next page begins: the sort key of the last row, as an opaque word. */
const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const forms = {
  text: /^/,
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  number: /^-?\d{1,18}$/,
  hex: /^(?:[0-9a-f]{2})*$/,
  time: /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/,
} as const;

/** What a part of a sort key is; a part that is sent to the database as another type must look like it. */
export type KeyPart = keyof typeof forms;

/** The sort key in a cursor of `pageFrom`; refuses what is none, naming the field `after`. */
export const keyOfCursor = (cursor: string, parts: readonly KeyPart[]): string[] => {
  const key = parsed(Buffer.from(cursor, 'base64url').toString());
  if (
    isTexts(key) &&
    key.length === parts.length &&
    parts.every((part, index) => forms[part].test(key[index] ?? ''))
  )
    return key;
  throw new Problem(invalidRequest, {}, [
    {
      in: 'query',
      path: '/after',
      text: {
        zh: '不是有效的翻页标记，请从第一页重新查询',
        en: 'is no cursor of this list; begin again with the first page',
      },
    },
  ]);
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A page of `rows`, which were read with one row more than `limit` to see whether another page follows. */
export const pageFrom = <R>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly string[],
): Page<R> => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null };
};
