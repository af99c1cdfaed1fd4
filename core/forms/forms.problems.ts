import type { ProblemKind } from '../platform/index.ts';
import { recordListProblems } from './api/record-list.problems.ts';
import { definitionProblems } from './definition.problems.ts';
import { recordProblems } from './record.problems.ts';
import { transferProblems } from './transfer.problems.ts';

/** What forms may refuse. */
export const formsProblems: readonly ProblemKind[] = [
  ...definitionProblems,
  ...recordProblems,
  ...recordListProblems,
  ...transferProblems,
];
