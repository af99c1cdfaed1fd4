import { ApiProblem } from '../lib/api-problem.ts';

/** What is told of a call that failed. */
export const failureText = (error: unknown): string =>
  error instanceof ApiProblem ? error.detail : String(error);
