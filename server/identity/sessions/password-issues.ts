import { type PasswordFault, passwordFaultTexts } from '@yuanliu/core/identity';
import type { FieldIssue } from '@yuanliu/core/platform';

/** The issues of a new password, to stand beside the field at `path`. */
export const passwordIssues = (faults: readonly PasswordFault[], path: string): FieldIssue[] =>
  faults.map((fault) => ({ in: 'body', path, text: passwordFaultTexts[fault] }));
