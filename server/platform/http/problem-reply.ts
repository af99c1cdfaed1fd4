import {
  bodyTooLarge,
  busy,
  invalidRequest,
  type Language,
  notFound,
  Problem,
  type ProblemReply,
  stillReferred,
  takenMeanwhile,
  unavailable,
  unexpected,
  unreadableBody,
  unstorable,
  unsupportedMedia,
} from '@yuanliu/core/platform';
import { isUnreachable } from '../db/unreachable.ts';
import { issuesOf } from './validation.ts';

const isProblem = (error: unknown): error is Problem => error instanceof Problem;

interface Refused {
  readonly code?: unknown;
  readonly validation?: unknown;
  readonly validationContext?: unknown;
}

const isRefused = (error: unknown): error is Refused => typeof error === 'object' && error !== null;

/**
 * By the code of Fastify, or of PostgreSQL: two wrote the same name past each other's check (23505); text, a moment or
 * a number that no column takes (class 22); waited too long for a lock or an answer (55P03, 57014).
 */
const knownProblems: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem(unreadableBody, {}),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem(unreadableBody, {}),
  FST_ERR_BAD_URL: () => new Problem(notFound, {}),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem(notFound, {}),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem(unreadableBody, {}),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem(unsupportedMedia, {}),
  22003: () => new Problem(unstorable, {}),
  22007: () => new Problem(unstorable, {}),
  22008: () => new Problem(unstorable, {}),
  22021: () => new Problem(unstorable, {}),
  '22P05': () => new Problem(unstorable, {}),
  '55P03': () => new Problem(busy, {}),
  57014: () => new Problem(busy, {}),
  23001: () => new Problem(stillReferred, {}),
  23503: () => new Problem(stillReferred, {}),
  23505: () => new Problem(takenMeanwhile, {}),
};

/** What is known of the request that something was thrown in. */
export interface FailedRequest {
  readonly id: string;
  /** The most bytes that its body may have had. */
  readonly bodyLimit: number;
}

/** Whatever was thrown, as the problem that the caller is told. */
export const problemOf = (error: unknown, { id, bodyLimit }: FailedRequest): Problem => {
  if (isProblem(error)) return error;
  if (isUnreachable(error)) return new Problem(unavailable, {});
  if (isRefused(error)) {
    if (Array.isArray(error.validation)) {
      const part = typeof error.validationContext === 'string' ? error.validationContext : undefined;
      return new Problem(invalidRequest, {}, issuesOf(error.validation, part));
    }
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return new Problem(bodyTooLarge, { limit: sizeOf(bodyLimit) });
    const known = typeof error.code === 'string' ? knownProblems[error.code] : undefined;
    if (known !== undefined) return known();
  }
  return new Problem(unexpected, { requestId: id });
};

const sizeOf = (bytes: number): string =>
  bytes % 1_048_576 === 0 ? `${bytes / 1_048_576} MiB` : `${bytes} bytes`;

/** The problem as RFC 9457 JSON in the caller's language. */
export const problemReply = (problem: Problem, language: Language, requestId: string): ProblemReply => ({
  type: `/problems#${problem.kind.code}`,
  title: problem.kind.code,
  status: problem.kind.status,
  code: problem.kind.code,
  detail: problem.sentence(language),
  instance: `urn:request:${requestId}`,
  data: problem.data,
  ...(problem.issues.length > 0 && {
    errors: problem.issues.map((issue) => ({
      in: issue.in,
      path: issue.path,
      message: issue.text[language],
    })),
  }),
});
