import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parameterProblem } from './asked.ts';
import type { EventQuery } from './event-query.ts';
import { keyForms, type Place } from './order.ts';

/** Where a walk through the pages stands. */
export interface PagePlace {
  /** The last event that was given. */
  readonly place: Place;
  /** The newest recordTime there was when the walk began: what was recorded later is not part of it. */
  readonly until: string;
  /** How many events may still come under eventCountLimit. */
  readonly left?: number;
}

const timestamp = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/);
const tokenForm = z.tuple([
  z.literal(1),
  z.string(),
  timestamp,
  z
    .int()
    .min(1)
    .max(2 ** 48),
  z.array(z.string()),
  z.int().min(1).nullable(),
]);

/** The token of a place; it goes with its query alone. */
export const pageToken = (query: EventQuery, { place, until, left }: PagePlace): string =>
  Buffer.from(JSON.stringify([1, fingerprint(query), until, place.nr, place.key, left ?? null])).toString(
    'base64url',
  );

/** Reads a token; refuses one that is none or belongs to another query. */
export const placeOfToken = (query: EventQuery, token: string): PagePlace => {
  const read = tokenForm.safeParse(parsed(token));
  if (!read.success) throw wrongToken();
  const [, mark, until, nr, key, left] = read.data;
  const forms = keyForms[query.order.key.by];
  const fits = key.length === forms.length && forms.every((form, index) => form.test(key[index] ?? ''));
  if (mark !== fingerprint(query) || !fits) throw wrongToken();
  return { place: { key, nr }, until, ...(left !== null && { left }) };
};

/** A short hash of what was asked, so that a walk cannot go on with other parameters. */
const fingerprint = ({ criteria, order, limit }: EventQuery): string => {
  const asked = criteria.map(({ parameter, values }) => [parameter, values.toSorted()]);
  const sorted = asked.map((each) => JSON.stringify(each)).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([sorted, order, limit ?? null]))
    .digest('base64url')
    .slice(0, 16);
};

const parsed = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
};

const wrongToken = () =>
  parameterProblem('nextPageToken', {
    zh: '不是这个查询的翻页标记，请从第一页重新查询',
    en: 'is no token of this query; begin again with the first page',
  });
