import { createHash } from 'node:crypto';
import { Problem } from '@yuanliu/core/platform';
import { pageSizes, wrongQueryParameter } from '@yuanliu/core/trace';
import { z } from 'zod';
import type { Clock, HttpExchange } from '../../../platform/index.ts';

/** A day: a walk through a big answer may be interrupted for a night. */
const lifeSeconds = 86_400;

/** The page of a list that is asked for. */
export interface AskedPage {
  readonly size: number;
  /** What `linkNext` was given for the page before. */
  readonly after?: string;
}

const form = z.tuple([z.string(), z.int(), z.string()]);

/** A list is its path and its query but for the paging: a token of one is no token of another. */
const listOf = (url: string): string => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  for (const name of ['perPage', 'nextPageToken']) searchParams.delete(name);
  searchParams.sort();
  return createHash('sha256')
    .update(`${pathname}?${searchParams.toString()}`)
    .digest('base64url')
    .slice(0, 16);
};

/** Reads `perPage` and `nextPageToken`; throws `wrongQueryParameter` for a token that is none, of another list, or too old. */
export const askedPage = (
  { perPage, nextPageToken }: { readonly perPage: number; readonly nextPageToken?: string | undefined },
  { url, clock }: { readonly url: string; readonly clock: Clock },
): AskedPage => {
  const size = Math.min(perPage, pageSizes.ceiling);
  if (nextPageToken === undefined) return { size };
  const read = form.safeParse(parsed(Buffer.from(nextPageToken, 'base64url').toString()));
  if (!read.success || read.data[0] !== listOf(url))
    throw wrongToken(
      '不是此列表的翻页标记，请从第一页重新查询',
      'is no token of this list; begin again with its first page',
    );
  const [, expires, after] = read.data;
  if (expires * 1_000 < clock.now().getTime())
    throw wrongToken('翻页标记已过期，请从第一页重新查询', 'has expired; begin again with the first page');
  return { size, after };
};

const wrongToken = (zh: string, en: string): Problem =>
  new Problem(wrongQueryParameter, { parameter: 'nextPageToken' }, [
    { in: 'query', path: '/nextPageToken', text: { zh, en } },
  ]);

/** Says by `Link` where the page behind this one is, unless this is the last. */
export const linkNext = (http: HttpExchange, clock: Clock, after: string | undefined): void => {
  if (after === undefined) return;
  const expires = Math.floor(clock.now().getTime() / 1_000) + lifeSeconds;
  const token = Buffer.from(JSON.stringify([listOf(http.url), expires, after])).toString('base64url');
  const next = new URL(http.url, http.address);
  next.searchParams.set('nextPageToken', token);
  http.header('link', `<${next.href}>; rel="next"`);
  http.header('gs1-next-page-token-expires', new Date(expires * 1_000).toISOString());
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
