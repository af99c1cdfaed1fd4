import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk, type Visit } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ownPassword = 'Milch-Quelle-2026';

/** The last button of that name: the page's own stands before the one of the drawer over it. */
const press = ({ page }: Visit, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click();

const createDepartment = async (visit: Visit, name: string): Promise<void> => {
  const { page } = visit;
  await page.goto('/departments');
  await press(visit, '新建部门');
  await page.getByLabel('名称').fill(name);
  await press(visit, '新建部门');
  await page.getByText(`已新建“${name}”`).waitFor();
};

const createRole = async (visit: Visit, name: string, rights: readonly string[]): Promise<void> => {
  const { page } = visit;
  await page.goto('/roles/new');
  await page.getByLabel('名称').fill(name);
  for (const right of rights) await page.getByRole('checkbox', { name: right, exact: true }).check();
  await press(visit, '新建角色');
  await page.getByRole('heading', { name }).waitFor();
};

interface NewPerson {
  readonly name: string;
  readonly login: string;
  readonly department: string;
  readonly role: string;
}

/** Fills the form by keyboard where a person would, and answers the password that is shown once. */
const createUser = async (visit: Visit, person: NewPerson): Promise<string> => {
  const { page } = visit;
  await page.goto('/users');
  await press(visit, '新建用户');
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill(person.name);
  await form.getByLabel('用户名').fill(person.login);
  await form.getByLabel('部门').click();
  await page.keyboard.type(person.department);
  await page.locator('.ant-select-tree-title', { hasText: person.department }).click();
  await form.getByLabel('角色').click();
  await page.keyboard.type(person.role);
  await page.locator('.ant-select-item-option', { hasText: person.role }).click();
  // Tab leaves the field and takes nothing back.
  await page.keyboard.press('Tab');
  expect(await form.locator('.ant-select-selection-item', { hasText: person.role }).count()).toBe(1);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${person.name} 的初始密码`).waitFor();
  const password = await page.locator('.told-lines dd').last().innerText();
  await press(visit, '我已记下');
  return password;
};

test('an administrator sets up a department, a role and a person, who sees what the role allows', async (context) => {
  const { signedIn, newPage, adminPassword } = deskOrSkip(desk, context);
  const admin = await signedIn('admin', adminPassword);
  await createDepartment(admin, '巴氏奶车间');
  await createRole(admin, '车间通讯录', ['查看用户', '查看部门']);
  const password = await createUser(admin, {
    name: '苏和',
    login: 'suhe',
    department: '巴氏奶车间',
    role: '车间通讯录',
  });
  expect(admin.complaints).toEqual([]);

  const person = await newPage();
  const { page } = person;
  await page.goto('/users');
  await page.fill('input[autocomplete="username"]', 'suhe');
  await page.fill('input[autocomplete="current-password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/new-password');
  await page.goto('/users');
  await page.waitForURL('**/new-password');
  await page.getByLabel('当前密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill(ownPassword);
  await page.getByLabel('再次输入新密码').fill(ownPassword);
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav');

  const navigation = page.getByRole('navigation', { name: '主导航' });
  await navigation.getByRole('link', { name: '用户' }).click();
  await page.getByRole('cell', { name: 'suhe', exact: true }).waitFor();
  expect(await navigation.getByRole('link', { name: '角色' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '新建用户' }).count()).toBe(0);
  await page.goto('/departments');
  await page.getByText('巴氏奶车间').waitFor();
  expect(await page.getByRole('button', { name: '新建部门' }).count()).toBe(0);
  await page.goto('/roles');
  await page.getByText('您没有查看此页的权限').waitFor();
  expect(person.complaints).toEqual([]);
});

test('a session that was ended elsewhere leads to the sign-in and back to the same address', async (context) => {
  const { signedIn, address, adminPassword } = deskOrSkip(desk, context);
  const here = await signedIn('admin', adminPassword);
  const { page } = here;
  await page.goto('/users?q=admin&state=active');
  await page.getByRole('cell', { name: 'admin', exact: true }).waitFor();

  const elsewhere = await signedIn('admin', adminPassword);
  const ended = await elsewhere.context.request.post(`${address}/api/me/sign-out-everywhere`);
  expect(ended.ok()).toBe(true);

  // Nothing is touched here: the server says so on the live stream.
  await page.waitForURL('**/sign-in?*');
  await page.getByText('登录已过期').waitFor();
  await page.fill('input[autocomplete="username"]', 'admin');
  await page.fill('input[autocomplete="current-password"]', adminPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/users?q=admin&state=active');
  await page.getByRole('cell', { name: 'admin', exact: true }).waitFor();
});
