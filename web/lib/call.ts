import type { CallOf, Endpoint, ReplyOf } from '@yuanliu/core/platform';
import { isSignedOut, problemFrom, unreachable } from './api-problem.ts';
import { reportReached, reportUnreachable } from './connection.ts';
import { currentLanguage } from './preferences.ts';
import { asReply } from './reply.parse.ts';

type Part<Name extends string, T> = undefined extends T
  ? { readonly [K in Name]?: T }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What an endpoint must be given: its `params`, `query` and `body`, those that may be empty left out at will. */
export type Input<E extends Endpoint> = Part<'params', CallOf<E>['params']> &
  Part<'query', CallOf<E>['query']> &
  Part<'body', CallOf<E>['body']>;

interface Loose {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const entriesOf = (values: unknown): [string, unknown][] =>
  typeof values === 'object' && values !== null ? Object.entries(values) : [];

/** A value as it stands in an address; what has no plain form is left out. */
const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The address of a call: `:name` places filled, query values that are undefined or empty left out. */
export const addressOf = (path: string, { params, query }: Loose): string => {
  const filled = entriesOf(params).reduce(
    (address, [name, value]) => address.replace(`:${name}`, encodeURIComponent(written(value))),
    path,
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values.map(written)) if (one !== '') search.append(name, one);
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};

const signedOutListeners = new Set<() => void>();

/** Calls `listener` whenever an answer says that the session is over. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
};

/**
 * Calls an endpoint and gives its reply. Throws ApiProblem for every refusal and for a server that cannot be
 * reached, and the signal's reason when the caller gave up.
 */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> => {
  const response = await send(endpoint, input, signal);
  const body: unknown = response.status === 204 ? undefined : await jsonOf(response);
  if (response.ok) return asReply(endpoint, body);
  const problem = problemFrom({ status: response.status, body }, currentLanguage());
  if (isSignedOut(problem)) for (const listener of signedOutListeners) listener();
  throw problem;
};

const send = async (endpoint: Endpoint, input: Loose, signal: AbortSignal | undefined): Promise<Response> => {
  const language = currentLanguage();
  try {
    const response = await fetch(addressOf(endpoint.path, input), {
      method: endpoint.method,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': language === 'zh' ? 'zh-CN' : 'en',
        ...(input.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(signal !== undefined && { signal }),
    });
    reportReached();
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    reportUnreachable();
    throw unreachable(language);
  }
};

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};
