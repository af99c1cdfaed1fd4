import { conflict, type Language, notSignedIn, type ProblemData, type Text } from '@yuanliu/core/platform';
import { asProblemReply } from './reply.parse.ts';

/** One field that the server refused; `path` is a JSON Pointer into the part named by `in`. */
export interface FieldProblem {
  readonly in: string;
  readonly path: string;
  readonly message: string;
}

/** What a call throws: the server's problem, or that the server was not reached (`web.unreachable`). */
export class ApiProblem extends Error {
  readonly code: string;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The sentence for the person, in the language of the call. */
  readonly detail: string;
  readonly data: ProblemData;
  readonly errors: readonly FieldProblem[];
  /** What an administrator needs to find the request in the log. */
  readonly requestId: string | undefined;

  constructor(facts: ApiProblemFacts) {
    super(`${facts.code}: ${facts.detail}`);
    this.name = 'ApiProblem';
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.data = facts.data ?? {};
    this.errors = facts.errors ?? [];
    this.requestId = facts.requestId;
  }
}

interface ApiProblemFacts {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly data?: ProblemData;
  readonly errors?: readonly FieldProblem[];
  readonly requestId?: string | undefined;
}

const unreachableText: Text = {
  zh: '连不上服务器，已填的内容都还在。请检查网络，恢复后重试。',
  en: 'The server cannot be reached; nothing you typed is lost. Check the network and try again.',
};
const oddAnswerText: Text = {
  zh: '服务器的回应无法识别（HTTP {status}），请重试；若仍失败，请联系管理员。',
  en: 'The server gave an answer that cannot be read (HTTP {status}). Try again, or tell your administrator.',
};

/** No answer at all. */
export const unreachable = (language: Language): ApiProblem =>
  new ApiProblem({ code: 'web.unreachable', status: 0, detail: unreachableText[language] });

/** The problem that a refused answer carries; an answer that is no problem document becomes `web.odd-answer`. */
export const problemFrom = (
  answer: { readonly status: number; readonly body: unknown },
  language: Language,
): ApiProblem => {
  const reply = asProblemReply(answer.body);
  if (reply === undefined) {
    const detail = oddAnswerText[language].replace('{status}', String(answer.status));
    return new ApiProblem({ code: 'web.odd-answer', status: answer.status, detail });
  }
  return new ApiProblem({
    code: reply.code,
    status: reply.status,
    detail: reply.detail,
    data: reply.data,
    errors: reply.errors ?? [],
    requestId: reply.instance.replace('urn:request:', ''),
  });
};

/** Whether the session is over. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === notSignedIn.code;

/** Who changed a row meanwhile, and when (ISO 8601). */
export interface Conflict {
  readonly by: string;
  readonly at: string;
}

/** The facts of a refusal because the row was changed meanwhile; undefined for any other error. */
export const conflictOf = (error: unknown): Conflict | undefined => {
  if (!(error instanceof ApiProblem) || error.code !== conflict.code) return undefined;
  const { by, at } = error.data;
  return typeof by === 'string' && typeof at === 'string' ? { by, at } : undefined;
};
