import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../../server/test/browser.ts';
import { dairy, dairyDay } from '../../../server/test/dairy-day.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const captureDay = async (profile: BrowserContext, address: string): Promise<void> => {
  const taken = await profile.request.post('/epcis/capture', {
    headers: { origin: address },
    data: dairyDay(),
  });
  const job = taken.headers()['location'] ?? '';
  await expect
    .poll(async () => (await profile.request.get(job)).json(), { timeout: 20_000 })
    .toMatchObject({ running: false, success: true, errors: [] });
};

const lastOf = (uri: string | undefined): string => uri?.split('/').at(-1) ?? '';
const firstCase = lastOf(dairy.cases[0]);
const firstPallet = lastOf(dairy.pallets[0]);
const heldMilk = lastOf(dairy.milk[2]);
const firstMilk = lastOf(dairy.milk[0]);

const finished = lastOf(dairy.finished[0]);

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** What a wedge scanner does: keys in a burst, closed by Enter. */
const scan = async (page: Page, code: string): Promise<void> => {
  await page.locator('main').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

test('a code leads to its unit, its story and its case, a scan to what is on hold, and milk to the dealers', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  await captureDay(profile, address);

  await page.goto('/units');
  await page.getByLabel('任何码').fill(`(00)${firstCase}`);
  await page.getByText(`系列货运包装箱代码 ${firstCase}`).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, firstCase).waitFor();

  const story = page.getByRole('region', { name: '经历，新的在前' });
  await story.getByText('当时所在容器').first().waitFor();
  expect(await story.getByRole('link', { name: '发货' }).count()).toBe(1);
  await story.getByRole('link', { name: firstPallet }).first().click();
  await heading(page, firstPallet).waitFor();
  await page.goBack();
  await heading(page, firstCase).waitFor();

  await scan(page, heldMilk);
  await heading(page, heldMilk).waitFor();
  await page.locator('.unit-title').getByText('冻结').waitFor();
  await page.getByRole('tab', { name: '冻结' }).click();
  await page.getByText('黄曲霉毒素 M1 初筛超标').waitFor();
  await page.getByText('QC-2611-07').waitFor();

  await scan(page, '(01)06901234500012(10)20261120A');
  await page
    .getByRole('dialog')
    .getByText(/校验位是 2，应为 1/)
    .waitFor();
  await page.keyboard.press('Escape');

  await page.goto(`/units?open=${encodeURIComponent(dairy.milk[0] ?? '')}`);
  await heading(page, firstMilk).waitFor();
  await page.getByRole('tab', { name: '溯源与追踪' }).click();
  await page.getByText('追踪 · 到哪去').click();
  const customers = page.locator('.trace-parties > li');
  await customers.first().waitFor();
  expect(await customers.count()).toBe(2);
  await page.locator('.trace-parties').getByText('144 件').waitFor();
  expect(new URL(page.url()).searchParams.get('direction')).toBe('forward');
  await page.locator('.trace-levels').getByRole('link', { name: firstCase }).waitFor();
  expect(complaints).toEqual([]);
});

test('a product is found and told by its name on a phone, and a search without the server says so', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, context: profile } = await signedIn('admin', adminPassword, { width: 390, height: 844 });
  await captureDay(profile, address);

  await page.goto('/units?q=鲜牛奶');
  const lot = page.getByRole('listitem').filter({ hasText: finished });
  await lot.getByText('鲜牛奶 950 mL').waitFor();
  await lot.getByRole('button').click();
  await heading(page, finished).waitFor();
  await page.locator('.unit-title').getByText('鲜牛奶 950 mL').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await profile.setOffline(true);
  await page.getByRole('combobox').fill(finished);
  await page.getByRole('dialog').getByText('连不上服务器').waitFor();
  expect(await page.getByRole('dialog').getByText('没有找到').count()).toBe(0);
});

test('a unit is shown as it was at a moment of the address, and goes back to now', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  await captureDay(profile, address);

  await page.goto(`/units?open=${encodeURIComponent(dairy.milk[2] ?? '')}`);
  await page.locator('.unit-title').getByText('冻结').waitFor();
  await page.getByLabel('截至').fill('2026-11-20 06:40');
  await page.keyboard.press('Enter');
  await page.getByText('这是 2026年11月20日 06:40 的样子').waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe('2026-11-19T22:40:00.000Z');
  await page.locator('.unit-facts').getByText('当时在').waitFor();
  expect(await page.locator('.unit-title').getByText('冻结').count()).toBe(0);

  await page.getByRole('tab', { name: '库存与平衡' }).click();
  await page.locator('.stock-places').getByText('11,000 千克').waitFor();
  await page.reload();
  await page.getByText('这是 2026年11月20日 06:40 的样子').waitFor();
  await page.getByRole('button', { name: '回到现在' }).click();
  await page.locator('.unit-title').getByText('冻结').waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe(null);

  await page.goto(`/units?open=${encodeURIComponent(dairy.cases[0] ?? '')}`);
  await heading(page, firstCase).waitFor();
  await page.goto(`${page.url()}?at=2026-11-21T04:00:00.000Z&tab=contents`);
  await page.locator('.unit-facts').getByText('成品冷库').waitFor();
  const inside = page.locator('section').filter({ hasText: '当时装在' });
  await inside.getByRole('link', { name: firstPallet }).click();
  await heading(page, firstPallet).waitFor();
  await page.getByRole('tab', { name: '装载 6' }).waitFor();
  expect(complaints).toEqual([]);
});
