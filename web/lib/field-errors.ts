import type { ApiProblem, FieldProblem } from './api-problem.ts';

const unescape = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** `/address/city` → `address.city` (RFC 6901); the whole document → ''. */
export const fieldOf = (pointer: string): string => pointer.split('/').slice(1).map(unescape).join('.');

/** What stands beside which field, and what belongs to no field of the form and stands above it. */
export interface FieldErrors {
  readonly byField: Readonly<Record<string, string>>;
  readonly others: readonly string[];
}

/** Sorts a problem's errors to the fields of a form; a field of a group goes to the nearest field that is drawn. */
export const fieldErrors = (problem: ApiProblem, fields: readonly string[]): FieldErrors => {
  const byField: Record<string, string> = {};
  const others: string[] = [];
  for (const error of problem.errors) {
    const field = nearest(error, fields);
    if (field === undefined)
      others.push(error.path === '' ? error.message : `${fieldOf(error.path)}：${error.message}`);
    else
      byField[field] = byField[field] === undefined ? error.message : `${byField[field]}；${error.message}`;
  }
  if (problem.errors.length === 0) others.push(problem.detail);
  return { byField, others };
};

const nearest = (error: FieldProblem, fields: readonly string[]): string | undefined => {
  const parts = fieldOf(error.path).split('.');
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('.');
    if (fields.includes(name)) return name;
  }
  return undefined;
};
