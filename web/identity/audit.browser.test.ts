import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';
import { pastTheProduct } from '../../server/test/journey-database.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const forge = 'update audit_entries set subject_label = $2 where id = $1 returning id';

test('a change shows what it was and what it is, and whoever forges it is found out', async (context) => {
  const { signedIn, adminPassword, address, databaseFolder } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  const headers = { origin: address };
  const person = { login: 'audited', name: '沈青', phone: '13800138000', password: 'Audit-Journey-2026' };
  const made = await profile.request.post('/api/users', { headers, data: person });
  const { id } = await made.json();
  const { version } = await (await profile.request.get(`/api/users/${id}`)).json();
  const { password: _, ...details } = person;
  await profile.request.put(`/api/users/${id}`, {
    headers,
    data: { ...details, phone: '13900139000', version },
  });

  await page.goto('/audit?q=沈青');
  await page.getByRole('row', { name: /修改用户.*沈青/ }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByText('13800138000').waitFor();
  await panel.getByText('13900139000').waitFor();
  await panel.getByText('已封存').waitFor({ timeout: 20_000 });
  const entryId = new URL(page.url()).searchParams.get('entry') ?? '';
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: '立即校验' }).click();
  await page.getByText('完好', { exact: true }).waitFor({ timeout: 20_000 });

  expect(await pastTheProduct(databaseFolder, forge, [entryId, '张三'])).toHaveLength(1);
  try {
    await page.getByRole('button', { name: '立即校验' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '校验发现 1 处异常' });
    await alert.getByText('内容与封存时不同').waitFor({ timeout: 20_000 });
    expect(await alert.textContent()).toContain(entryId);
    await page.getByRole('button', { name: /消息：\d+ 条未读/ }).click();
    await page.getByText('审计日志校验发现 1 处异常').first().waitFor({ timeout: 10_000 });
  } finally {
    await pastTheProduct(databaseFolder, forge, [entryId, '沈青']);
  }
  expect(complaints).toEqual([]);
});
