import type { z } from 'zod';
import type { ProblemKind } from './problem.ts';
import type { Right } from './right.ts';
import type { Text } from './text.ts';

/** Who may call: anybody, whoever is signed in, or whoever was given the right. */
export type Needs = 'anyone' | 'signed-in' | Right;

/**
 * The shape of a reply that no schema of ours describes: nothing (204), a download, a stream of server-sent events, or
 * a document of a standard, whose text the handler writes itself.
 */
export type ReplyKind = 'nothing' | 'file' | 'live' | 'document';

/**
 * An endpoint as data. From it come the route with its validation, the OpenAPI page, the typed call of the web,
 * the list of rights in the role editor, and the sweep test. `path` is Fastify's form (`/api/users/:id`).
 */
export interface Endpoint<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType | ReplyKind = z.ZodType | ReplyKind,
> {
  readonly id: `${string}.${string}`;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: `/${string}`;
  readonly needs: Needs;
  readonly summary: Text;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly problems?: readonly ProblemKind[];
  /** The kind of row that `:id` names, for the sweep that asks for a row outside the caller's scope. */
  readonly row?: string;
  /** Open also to a caller who must do something else first (`Principal.hold`), such as change the password. */
  readonly duringHold?: true;
  /** Tighter than the general limit: at most so many calls a minute from one address. */
  readonly perMinute?: number;
  /** Larger than the general limit of 1 MiB, in bytes. */
  readonly bodyLimit?: number;
  /**
   * Media types of a body that the handler gets as its bytes, because it keeps or checks it letter for letter; any
   * other type is refused with 415. Only below the path of a dialect; `body` is then `z.unknown()`.
   */
  readonly takes?: readonly string[];
  /**
   * The body is a file of any media type: the handler gets its bytes as they arrive, as a stream that it must read to its
   * end or destroy, and itself bounds their number. `body` is then `z.unknown()`.
   */
  readonly bytes?: true;
  /** Headers that the endpoint heeds, as a loose object; the handler asks for them by `http.asked`. */
  readonly headers?: z.ZodObject;
  /**
   * The shape of one line: whoever sends `Accept: application/x-ndjson` gets the answer as lines of JSON while it is
   * being made, if the handler answers so.
   */
  readonly lines?: z.ZodType;
  /**
   * The reply is large and our own code makes it field by field: it is written as it was made, not by its schema, which
   * takes half as long again. A field that the schema does not name would go out, so the endpoint's tests judge replies
   * by the schema.
   */
  readonly isWrittenAsMade?: true;
  /** The status of success where it is neither 200 nor, without a body, 204. */
  readonly success?: 201 | 202;
}

/** Declares an endpoint; only ties the types together. */
export const endpoint = <
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType | ReplyKind = 'nothing',
>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => definition;

/** What a caller sends. */
export type CallOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType | ReplyKind>
    ? { readonly params: z.input<P>; readonly query: z.input<Q>; readonly body: z.input<B> }
    : never;

/** What a handler receives: validated, with defaults filled in. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType | ReplyKind>
    ? { readonly params: z.output<P>; readonly query: z.output<Q>; readonly body: z.output<B> }
    : never;

/** What a JSON endpoint answers with; `undefined` for 204, `unknown` for files, live streams and documents. */
export type ReplyOf<E> =
  E extends Endpoint<z.ZodObject, z.ZodObject, z.ZodType, infer R>
    ? R extends z.ZodType
      ? z.output<R>
      : R extends 'nothing'
        ? undefined
        : unknown
    : never;
