import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk, signIn, type Visit } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const firstPassword = 'Given-By-Admin-1';
const oldPassword = 'Old-River-2026';
const newPassword = 'New-River-2027';

/** Asks the API in the name of whoever signed in there. */
const post = async ({ page }: Visit, path: string, data: object): Promise<void> => {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(path, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`POST ${path}: ${await answer.text()}`);
};

/** A colleague without roles who has set a password of their own. */
const makeColleague = async ({ signedIn, newPage, adminPassword }: Desk, login: string): Promise<void> => {
  const admin = await signedIn('admin', adminPassword);
  await post(admin, '/api/users', { login, name: '周舟', departmentId: null, password: firstPassword });
  const visit = await newPage();
  await visit.page.goto('/');
  await post(visit, '/api/sign-in', { user: login, password: firstPassword });
  await post(visit, '/api/me/password', { current: firstPassword, next: oldPassword });
  await post(visit, '/api/sign-out', {});
  await Promise.all([admin.context.close(), visit.context.close()]);
};

test('a change of password signs the other device out and leaves this one', async (context) => {
  const here = deskOrSkip(desk, context);
  await makeColleague(here, 'zhouzhou');
  const mine = await here.signedIn('zhouzhou', oldPassword);
  const other = await here.signedIn('zhouzhou', oldPassword, { width: 390, height: 844 });
  const { page } = mine;
  await page.goto('/profile');
  await page.locator('.device').nth(1).waitFor();

  // A wrong present password is told beside its field.
  await page.getByLabel('当前密码').fill('not-this-one');
  await page.getByLabel('新密码', { exact: true }).fill('New-');
  expect(await page.locator('.password-rules .is-met').count()).toBe(2);
  await page.getByLabel('新密码', { exact: true }).fill(newPassword);
  expect(await page.locator('.password-rules .is-met').count()).toBe(3);
  await page.getByLabel('再次输入新密码').fill(newPassword);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('当前密码不正确').waitFor();

  await page.getByLabel('当前密码').fill(oldPassword);
  await page.keyboard.press('Enter');
  await page.getByText('另外 1 台设备已退出登录').waitFor();
  await page.locator('.device').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('.device').count()).toBe(1);
  await page.reload();
  await page.getByRole('heading', { name: '个人资料' }).waitFor();

  // The other device is told without being touched.
  await other.page.waitForURL(/\/sign-in/);
  await signIn(other.page, 'zhouzhou', newPassword);
  await other.page.getByRole('button', { name: '账户：周舟' }).waitFor();
  expect([...mine.complaints, ...other.complaints]).toEqual([]);
});

test('an API key opens what was ticked, until it is revoked', async (context) => {
  const { signedIn, newPage, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints } = await signedIn('admin', adminPassword);
  await page.goto('/keys');
  await page.getByRole('button', { name: '新建密钥' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('名称').fill('MES 报工');
  await drawer.getByRole('button', { name: '新建密钥' }).click();
  await drawer.getByText('请至少勾选一项权限').waitFor();
  await drawer.getByLabel('查看部门').check();
  await drawer.getByRole('button', { name: '新建密钥' }).click();
  const key = await page.locator('.told-lines dd').innerText();
  expect(await page.locator('.try-key pre').innerText()).toContain(`Bearer ${key}" ${address}/api/me`);
  await page.getByRole('button', { name: '我已记下' }).click();

  const { request } = (await newPage()).context;
  const statusOf = async (path: string): Promise<number> =>
    (await request.get(path, { headers: { authorization: `Bearer ${key}` } })).status();
  expect(await statusOf('/api/departments')).toBe(200);
  expect(await statusOf('/api/users')).toBe(403);

  await page.getByText('MES 报工').first().click();
  await page.getByRole('button', { name: '吊销密钥' }).click();
  const question = page.locator('dialog.confirm');
  expect(await question.getByRole('button', { name: '吊销密钥' }).isDisabled()).toBe(true);
  await question.getByRole('textbox').fill('MES 报工');
  await question.getByRole('button', { name: '吊销密钥' }).click();
  await page.getByText('已吊销“MES 报工”').waitFor();
  expect(await statusOf('/api/departments')).toBe(401);
  await page.locator('tr', { hasText: 'MES 报工' }).getByText('已吊销').waitFor();
  expect(complaints).toEqual([]);
});
