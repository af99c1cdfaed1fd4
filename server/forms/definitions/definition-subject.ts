import { type DefinitionIssue, type FormDefinition, readDefinition, textIn } from '@yuanliu/core/forms';
import { invalidRequest, Problem } from '@yuanliu/core/platform';

/** A form as the audit names it. */
export const formSubject = (id: string, { name }: FormDefinition) =>
  ({ type: 'forms.form', id, label: textIn(name, 'zh') }) as const;

/** Issues of a definition as those of the request's body, in which it stands at `at`. */
export const asFieldIssues = (issues: readonly DefinitionIssue[], at: string) =>
  issues.map(({ path, text }) => ({ in: 'body', path: `${at}${path}`, text }) as const);

/** A definition out of a request; refuses one whose shape is wrong, with everything that is wrong. */
export const sentDefinition = (document: unknown): FormDefinition => {
  const read = readDefinition(document);
  if (read.ok) return read.definition;
  throw new Problem(invalidRequest, {}, asFieldIssues(read.issues, '/definition'));
};
