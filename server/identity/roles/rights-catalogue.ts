import type { Grants } from '@yuanliu/core/identity';
import { type FieldIssue, invalidRequest, Problem, type Right, type RowRange } from '@yuanliu/core/platform';
import type { Module } from '../../platform/index.ts';

/** The modules with the rights that roles may give. */
export type RightsCatalogue = readonly Pick<Module, 'name' | 'rights'>[];

/** Every right by its name. */
const rightsByName = (catalogue: RightsCatalogue): ReadonlyMap<string, Right> =>
  new Map(catalogue.flatMap(({ rights }) => rights).map((right) => [right.name, right]));

/**
 * What a role is to give, as sent, judged by the catalogue: refuses rights that no module has, and a range other
 * than `all` where the right has no rows. What the role gave `before` may stay, even of a module that has gone.
 */
export const grantsFrom = (
  catalogue: RightsCatalogue,
  sent: Readonly<Record<string, RowRange>>,
  before: Grants,
): Grants => {
  const known = rightsByName(catalogue);
  const kept = new Map<string, Right['name']>([...before.keys()].map((name) => [name, name]));
  const grants = new Map<Right['name'], RowRange>();
  const issues: FieldIssue[] = [];
  for (const [name, rows] of Object.entries(sent)) {
    const right = known.get(name);
    const valid = right?.name ?? kept.get(name);
    if (valid === undefined) issues.push(issue(name, unknownRight));
    else if (right?.rows === false && rows !== 'all') issues.push(issue(name, withoutRows));
    else grants.set(valid, rows);
  }
  if (issues.length > 0) throw new Problem(invalidRequest, {}, issues);
  return grants;
};

/** Refuses names on the list of a key that are no rights. */
export const refuseUnknownRights = (catalogue: RightsCatalogue, names: readonly string[]): void => {
  const known = rightsByName(catalogue);
  const issues = names.flatMap((name, index) =>
    known.has(name) ? [] : [{ in: 'body' as const, path: `/rights/${index}`, text: unknownRight }],
  );
  if (issues.length > 0) throw new Problem(invalidRequest, {}, issues);
};

const unknownRight = { zh: '没有这项权限', en: 'is no right' };
const withoutRows = {
  zh: '这项权限不区分数据范围，只能是 all',
  en: 'has no range of rows and must be: all',
};

const issue = (name: string, text: FieldIssue['text']): FieldIssue => ({
  in: 'body',
  path: `/grants/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  text,
});
