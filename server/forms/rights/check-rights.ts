import {
  checkTyping,
  conditionSql,
  type FormInPlace,
  type FormRight,
  placedFields,
  storeNames,
} from '@yuanliu/core/forms';
import { type FieldIssue, invalidRequest, Problem, type Text } from '@yuanliu/core/platform';
import { columnSql } from '../access/row-condition.ts';

const issue = (path: string, text: Text): FieldIssue => ({ in: 'body', path: `/rights${path}`, text });

const at = { use: 'check' } as const;

/** Somebody who acts while a condition is only looked at. */
const nobody = {
  user: { id: '00000000-0000-0000-0000-000000000000', name: '', department: null, roles: [] },
  now: new Date(0),
  zone: 'UTC',
};

const conditionIssues = (text: string, place: FormInPlace): Text[] => {
  const typed = checkTyping(text, { ...at, expected: { kind: 'boolean' } }, place);
  const [problem] = typed.problems;
  if (problem !== undefined) return [problem.text];
  const compiled = conditionSql(typed.stored, {
    at,
    place,
    world: nobody,
    column: (keys) => columnSql(place, 'r', keys),
  });
  return compiled.ok ? [] : [compiled.refusal.text];
};

const issuesOf = (right: FormRight, place: FormInPlace, path: string): FieldIssue[] => {
  const { actions, scope, condition } = right;
  const found: FieldIssue[] = [];
  if (scope === 'condition' && condition === null)
    found.push(issue(`${path}/condition`, { zh: '请填写条件', en: 'write the condition' }));
  if (scope !== 'condition' && condition !== null)
    found.push(
      issue(`${path}/condition`, {
        zh: '只有范围为“按条件”时才有条件',
        en: 'belongs to the scope `condition` alone',
      }),
    );
  if (scope === 'condition' && condition !== null)
    found.push(...conditionIssues(condition, place).map((text) => issue(`${path}/condition`, text)));
  const needSee = actions.filter((action) => ['change', 'void', 'delete', 'export'].includes(action));
  if (needSee.length > 0 && !actions.includes('see'))
    found.push(
      issue(`${path}/actions`, {
        zh: '修改、作废、删除、导出都要先能查看',
        en: 'changing, voiding, deleting and exporting need seeing',
      }),
    );
  const known = new Set(placedFields(place.definition).map(({ keys }) => keys.join('.')));
  for (const list of ['hidden', 'readOnly'] as const)
    for (const [index, field] of right[list].entries())
      if (!known.has(field))
        found.push(
          issue(`${path}/${list}/${index}`, { zh: `没有字段 ${field}`, en: `there is no field ${field}` }),
        );
  return found;
};

/**
 * Rights as they are kept, conditions with keys. Throws `platform.invalid-request` that names what is wrong: a condition
 * that gives no yes or no or that the database cannot judge, a field that is not there, a role twice.
 */
export const checkedRights = (rights: readonly FormRight[], place: FormInPlace): FormRight[] => {
  const roles = rights.map(({ roleId }) => roleId);
  const issues = rights.flatMap((right, index) => [
    ...issuesOf(right, place, `/${index}`),
    ...(roles.indexOf(right.roleId) < index
      ? [issue(`/${index}/roleId`, { zh: '这个角色已在上面', en: 'stands above already' })]
      : []),
  ]);
  if (issues.length > 0) throw new Problem(invalidRequest, {}, issues);
  return rights.map((right) => ({
    ...right,
    actions: [...new Set(right.actions)],
    condition: right.condition === null ? null : storeNames(right.condition, at, place),
  }));
};
