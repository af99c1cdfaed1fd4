import type { Readable } from 'node:stream';
import type { Endpoint, InputOf, ReplyKind, ReplyOf } from '@yuanliu/core/platform';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';

/** What may be said about the answer besides its body. */
export interface HttpReply {
  readonly setCookie: (name: string, value: string, options: CookieOptions) => void;
  readonly clearCookie: (name: string) => void;
  readonly header: (name: string, value: string) => void;
  readonly status: (code: number) => void;
}

/** What a handler may say about the answer, and ask of the request besides its input. */
export interface HttpExchange extends HttpReply {
  /** A header of the request, by its name in any case. */
  readonly asked: (name: string) => string | undefined;
  /** By what address the caller reached us, without a slash at its end: `https://trace.example.com`. */
  readonly address: string;
  /** Path and query as the caller wrote them. */
  readonly url: string;
}

export interface CookieOptions {
  readonly maxAgeSeconds: number;
}

/** A download: the bytes, the file name that the browser proposes, and the media type. */
export interface FileReply {
  readonly stream: Readable;
  readonly name: string;
  readonly type: string;
}

/** A subscription to server-sent events: `open` gets the sender and gives back what ends it. */
export interface LiveReply {
  readonly open: (send: (event: string, data: string) => void) => () => void;
}

/** A document of a standard: its text and media type. */
export interface DocumentReply {
  readonly text: string;
  readonly type: string;
}

/** An answer that is sent while it is being made: each batch as so many lines of JSON. */
export interface LinesReply {
  /** Taken from only as fast as the caller reads, and ended when the caller hangs up. */
  readonly batches: AsyncIterable<readonly object[]>;
}

type Answer<E extends Endpoint> = E['reply'] extends 'file'
  ? FileReply
  : E['reply'] extends 'live'
    ? LiveReply
    : E['reply'] extends 'document'
      ? DocumentReply
      : E['reply'] extends 'nothing'
        ? void
        : ReplyOf<E> | LinesReply;

/** A use case bound to an endpoint: no logic, only taking apart and putting together. */
export type Handler<E extends Endpoint> = (
  ctx: Ctx,
  input: InputOf<E>,
  http: HttpExchange,
) => Promise<Answer<E>>;

/** An endpoint with its handler, as a module hands it over. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (ctx: Ctx, input: unknown, http: HttpExchange) => Promise<unknown>;
}

/** Ties a handler to its endpoint; the input has passed the endpoint's schemas before the handler sees it. */
export const bind = <
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType | ReplyKind,
>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: Handler<Endpoint<P, Q, B, R>>,
): Route => ({ endpoint, handle: trusting(handle) });

interface Erased {
  // Written as a method: its parameters are compared both ways, which lets the validated input's type back in.
  handle(ctx: Ctx, input: unknown, http: HttpExchange): Promise<unknown>;
}

const trusting = <I, A>(handle: (ctx: Ctx, input: I, http: HttpExchange) => Promise<A>): Route['handle'] => {
  const trusted: { handle(ctx: Ctx, input: I, http: HttpExchange): Promise<unknown> } = { handle };
  const erased: Erased = trusted;
  return (ctx, input, http) => erased.handle(ctx, input, http);
};
