import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const serial = 'ANOMALY-JOURNEY';

/** The same bottles are commissioned twice. */
const createdTwice = (serials: readonly string[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-10-02T10:00:00.000+08:00',
  epcisBody: {
    eventList: ['2026-10-01T08:00:00.000+08:00', '2026-10-01T09:30:00.000+08:00'].map((eventTime) => ({
      type: 'ObjectEvent',
      action: 'ADD',
      eventTime,
      eventTimeZoneOffset: '+08:00',
      bizStep: 'commissioning',
      epcList: serials.map((each) => `https://id.gs1.org/01/06901234500011/21/${each}`),
    })),
  },
});

const capture = async (
  profile: BrowserContext,
  address: string,
  serials: readonly string[],
): Promise<void> => {
  const taken = await profile.request.post('/epcis/capture', {
    headers: { origin: address },
    data: createdTwice(serials),
  });
  const job = taken.headers()['location'] ?? '';
  await expect
    .poll(async () => (await profile.request.get(job)).json(), { timeout: 20_000 })
    .toMatchObject({ running: false, success: true, errors: [] });
};

test('an anomaly holds its unit until somebody resolves it and says why', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  await capture(profile, address, [serial]);

  await page.goto('/anomalies');
  await page.getByLabel('类型').click();
  await page.getByTitle('重复生成').click();
  await page.getByRole('row', { name: new RegExp(`重复生成.*${serial}.*冻结单元`) }).click();
  const panel = page.getByRole('dialog').filter({ hasText: '怎么处理' });
  await panel.getByText(new RegExp(`${serial} 于 2026-10-01 09:30.*再次生成`)).waitFor();
  await panel.getByText('请核对号码是否重复使用').waitFor();
  await panel.getByRole('button', { name: /处\s?理/ }).click();

  const form = page.getByRole('dialog').filter({ hasText: '处理理由' });
  await form.getByRole('button', { name: /处\s?理/ }).click();
  await form.getByText('请填写').waitFor();
  const reason = '实物只有一件，第二次赋码是重印，旧标签已销毁';
  await form.getByLabel('处理理由').fill(reason);
  await page.reload();
  await panel.getByRole('button', { name: /处\s?理/ }).click();
  await form.getByText('已恢复上次未保存的内容').waitFor();
  expect(await form.getByLabel('处理理由').inputValue()).toBe(reason);
  await form.getByRole('button', { name: /处\s?理/ }).click();
  await page.getByText('已处理：重复生成').waitFor();

  await page.goto('/anomalies?state=resolved');
  await page.getByRole('row', { name: new RegExp(serial) }).click();
  const settled = page.getByRole('dialog');
  await settled.getByText(reason).waitFor();
  await settled.getByText(/系统管理员 处理/).waitFor();
  await settled.getByRole('link', { name: serial }).click();
  await page.getByRole('heading', { name: serial, exact: true }).waitFor();
  expect(await page.locator('.unit-title').getByText('冻结').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('several anomalies are found by a search and resolved with one reason, by keyboard alone', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  const many = ['MANY-1', 'MANY-2', 'MANY-3'];
  await capture(profile, address, many);

  await page.goto('/anomalies');
  await page.getByRole('row', { name: /MANY-2/ }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('MANY-');
  await page.waitForURL(/q=MANY-/);
  await expect.poll(() => page.locator('tr.row-opens').count()).toBe(3);
  await page.locator('tr.row-opens').first().focus();
  await page.keyboard.press('Control+a');
  await page.getByText('已选 3 条').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await page.getByText('已选 2 条').waitFor();
  await page.getByRole('button', { name: /处\s?理/ }).press('Enter');

  const form = page.getByRole('dialog').filter({ hasText: '处理 2 条异常' });
  await form.getByText('重复生成，2 条').waitFor();
  await form.getByText('其中 2 条冻结着单元').waitFor();
  await form.getByLabel('处理理由').fill('同一卷标签重印，实物各一件');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已处理 2 条异常').waitFor();
  await expect.poll(() => page.locator('tr.row-opens').count()).toBe(1);

  await page.goto('/anomalies?q=MANY-&state=resolved');
  await expect.poll(() => page.locator('tr.row-opens').count()).toBe(2);
  await page.goto('/anomalies?q=NOBODY-KNOWS-IT');
  await page.getByRole('button', { name: '在全部状态中查找' }).click();
  await page.waitForURL(/state=all/);
  await page.getByRole('button', { name: '清除筛选' }).waitFor();
  expect(complaints).toEqual([]);
});
