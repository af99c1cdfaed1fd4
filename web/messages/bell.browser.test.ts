import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const password = 'Journey-Of-2026';

test('what another session does lights the bell at once; it is read, undone, archived', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const admin = await signedIn('admin', adminPassword);
  const api = admin.context.request;
  const headers = { origin: address };
  const made = await api.post('/api/users', { headers, data: { login: 'zhouning', name: '周宁', password } });
  const { id } = await made.json();
  const roles = await (await api.get('/api/roles')).json();
  const role = roles.rows.find(({ name }: { name: string }) => name === '审计管理员');
  const give = async (roleIds: readonly string[]) => {
    const { version } = await (await api.get(`/api/users/${id}`)).json();
    const answer = await api.put(`/api/users/${id}/roles`, { headers, data: { version, roleIds } });
    expect(answer.status()).toBe(200);
  };
  await api.post('/api/sign-in', { headers, data: { user: 'admin', password: adminPassword } });

  const { page, complaints } = await signedInAs(desk, context);
  await page.getByRole('button', { name: '消息：没有未读' }).waitFor();
  await give([role.id]);
  await page.getByRole('button', { name: '消息：1 条未读' }).waitFor({ timeout: 10_000 });
  await give([]);
  await page.getByRole('button', { name: '消息：2 条未读' }).click();
  await page.getByText('系统管理员 调整了您的角色，现在是：审计管理员。').waitFor();

  await page.getByRole('link', { name: '全部消息' }).click();
  await page.getByRole('heading', { name: '消息', exact: true }).waitFor();
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByRole('button', { name: '消息：没有未读' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('button', { name: '消息：2 条未读' }).waitFor();

  const first = page.locator('.message').first();
  await first.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已读', exact: true }).waitFor();
  await page.getByRole('button', { name: '归档', exact: true }).first().click();
  await page.locator('.message').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '已归档', exact: true }).click();
  await page.getByRole('button', { name: '移回收件箱' }).click();
  await page.getByText('没有归档的消息').waitFor();
  expect(complaints).toEqual([]);
});

/** The new person, who must choose a password at the first sign-in. */
const signedInAs: (...given: Parameters<typeof deskOrSkip>) => ReturnType<Desk['signedIn']> = async (
  opened,
  context,
) => {
  const visit = await deskOrSkip(opened, context).newPage();
  const { page } = visit;
  await page.goto('/');
  await page.fill('input[autocomplete="username"]', 'zhouning');
  await page.fill('input[autocomplete="current-password"]', password);
  await page.keyboard.press('Enter');
  await page.getByLabel('新密码', { exact: true }).fill(`${password}!`);
  await page.getByLabel('再次输入新密码').fill(`${password}!`);
  await page.getByLabel('当前密码').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#main');
  return visit;
};
