import type { Endpoint, Page, ProblemReply, ReplyOf } from '@yuanliu/core/platform';

/**
 * The server writes every reply through the endpoint's own schema, so its shape is not judged a second time here;
 * this is the one place where an answer gets its type.
 */
export const asReply = <E extends Endpoint>(_endpoint: E, body: unknown): ReplyOf<E> => body as ReplyOf<E>;

/** A problem as the server sends it, or undefined for the error page of something in between. */
export const asProblemReply = (body: unknown): ProblemReply | undefined =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
    ? (body as ProblemReply)
    : undefined;

/** The row type of a paged endpoint. */
export type RowOf<E extends Endpoint> = ReplyOf<E> extends { rows: (infer R)[] } ? R : never;

/** A reply of a paged endpoint as a page; TypeScript cannot follow the conditional type by itself. */
export const asPage = <E extends Endpoint>(reply: unknown): Page<RowOf<E>> => reply as Page<RowOf<E>>;
