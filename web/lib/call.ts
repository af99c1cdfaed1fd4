import type { CallOf, Endpoint, ReplyOf } from '@yuanliu/core/platform';
import { addressOf, type Loose } from './address.ts';
import { isSignedOut, problemFrom, unreachable } from './api-problem.ts';
import { reportReached, reportUnreachable } from './connection.ts';
import { currentLanguage } from './preferences.ts';
import { createRenewal } from './renewal.ts';
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

const signedOutListeners = new Set<() => void>();

/** Calls `listener` whenever an answer says that the session is over. */
export const onSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
};

const renewal = createRenewal(isSignedOut);

/**
 * Calls an endpoint and gives its reply. Throws ApiProblem for every refusal and for a server that cannot be
 * reached, and the signal's reason when the caller gave up.
 */
export const call = <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> => tellingSignOut(() => renewal.ask(() => ask(endpoint, input, signal)));

/** Like `call`, for an endpoint whose answer replaces the token of this session. */
export const callRenewing = <E extends Endpoint>(endpoint: E, input: Input<E>): Promise<ReplyOf<E>> =>
  tellingSignOut(() => renewal.renew(() => ask(endpoint, input, undefined)));

const tellingSignOut = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isSignedOut(error)) for (const listener of signedOutListeners) listener();
    throw error;
  }
};

const ask = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal: AbortSignal | undefined,
): Promise<ReplyOf<E>> => {
  const response = await send(endpoint, input, signal);
  const body: unknown = response.status === 204 ? undefined : await jsonOf(response);
  if (response.ok) return asReply(endpoint, body);
  throw problemFrom({ status: response.status, body }, currentLanguage());
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
