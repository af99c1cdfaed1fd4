import type { RightName, RowRange } from '@yuanliu/core/platform';
import type { TestApp } from './test-app.ts';

/** Somebody of the test's enterprise, signed in. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly roleId: string;
  readonly call: TestApp['call'];
}

export const personPassword = 'Test-Person-2026';

let count = 0;

/** Asks as the administrator and answers the body; throws what was refused. */
export const must = async <T>(
  call: TestApp['call'],
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  [url, payload]: readonly [string, object?],
): Promise<T> => {
  const answer = await call({ method, url, ...(payload !== undefined && { payload }) });
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
  return answer.statusCode === 204 ? (undefined as T) : answer.json<T>();
};

/** Makes a department below another. */
export const makeDepartment = async (
  t: TestApp,
  name: string,
  parentId: string | null = null,
): Promise<string> => {
  const { id } = await must<{ id: string }>(t.asAdmin, 'POST', ['/api/departments', { name, parentId }]);
  return id;
};

/** Makes a user with one role of these grants, past the first change of password, and signs in. */
export const makePerson = async (
  t: TestApp,
  grants: Record<RightName, RowRange>,
  { departmentId = null, name }: { departmentId?: string | null; name?: string } = {},
): Promise<Person> => {
  count += 1;
  const login = `person${count}`;
  const role = await must<{ id: string }>(t.asAdmin, 'POST', [
    '/api/roles',
    { name: `role of ${login}`, grants },
  ]);
  const user = await must<{ id: string }>(t.asAdmin, 'POST', [
    '/api/users',
    { login, name: name ?? login, departmentId, password: personPassword },
  ]);
  await must(t.asAdmin, 'PUT', [`/api/users/${user.id}/roles`, { roleIds: [role.id], version: 1 }]);
  await t.asOwner('update users set must_change_password = false where id = $1', [user.id]);
  return { id: user.id, login, roleId: role.id, call: await t.signIn(login, personPassword) };
};
