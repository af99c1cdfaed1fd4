import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const day = (page: Page, date: string) => page.locator(`[data-day="${date}"]`);
const rows = (page: Page) => page.locator('.exception-row');
const toCalendar = async (page: Page, search = '?year=2026'): Promise<void> => {
  await page.waitForSelector('.shell');
  await page.goto(`/calendar${search}`);
  await page.waitForSelector('.month');
};

const setPlantHoliday = async (page: Page): Promise<void> => {
  await day(page, '2026-12-21').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    await page.keyboard.press(key);
  await page.getByText('已选 3 天，其中工作日 2 天').waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('名称', { exact: false }).first().fill('冬季厂休');
  await page.getByText('全年工作日 248 天 → 246 天').waitFor();
  await page.keyboard.press('Enter');
  await rows(page).filter({ hasText: '冬季厂休' }).waitFor();
};

test('a factory holiday is set by keyboard, seen, taken back, and the national year restored', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { page, complaints } = await signedIn('admin', adminPassword);
  await toCalendar(page);
  const year = await page.getByText('全年工作日 248 天').innerText();
  expect(year).toContain('1,860');

  await setPlantHoliday(page);
  expect(await rows(page).filter({ hasText: '冬季厂休' }).innerText()).toMatch(/12月24日至26日/);
  expect(await day(page, '2026-12-25').getAttribute('aria-label')).toContain('冬季厂休，放假');
  await page.getByText('全年工作日 246 天').waitFor();

  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('与国家安排一致').waitFor();
  expect(await rows(page).filter({ hasText: '冬季厂休' }).count()).toBe(0);

  await setPlantHoliday(page);
  await page.getByRole('button', { name: '恢复国家安排' }).click();
  const difference = page.locator('.difference-table tbody tr');
  await difference.first().waitFor();
  expect(await difference.allInnerTexts()).toEqual([
    expect.stringMatching(/12月24日至26日.*冬季厂休.*按每周作息/s),
  ]);
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('全年工作日 248 天').waitFor();
  await page.getByText('与国家安排一致').waitFor();
  expect(complaints).toEqual([]);
});

test('clearing a lawful holiday can be taken back', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { page } = await signedIn('admin', adminPassword);
  await toCalendar(page, '?year=2025');
  await rows(page).filter({ hasText: '清明节' }).click();
  await page.getByRole('button', { name: '清除，按每周作息' }).click();
  await page.getByText('4月4日至6日已恢复为每周作息').waitFor();
  await rows(page).filter({ hasText: '清明节' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('与国家安排一致').waitFor();
  expect(await rows(page).filter({ hasText: '清明节' }).innerText()).toMatch(/4月4日至6日/);
});

test('summer hours hold from their day on, and an open year is settled', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { page } = await signedIn('admin', adminPassword);
  await toCalendar(page, '?year=2027');
  await page.getByRole('button', { name: '新增作息' }).click();
  await page.getByLabel('从哪天起').fill('2027-06-01');
  await page.keyboard.press('Enter');
  await page.getByLabel('第 1 段开始').first().fill('730');
  await page.getByRole('button', { name: '周二至周五同周一' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  const summer = page.locator('.week-list > li').filter({ hasText: '2027年6月1日起' });
  expect(await summer.innerText()).toMatch(/周一至周五\s+07:30–12:00/);

  await page.getByRole('button', { name: '设为已确定' }).click();
  await page.locator('.settled-notice').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '改回未确定' }).click();
  await page.locator('.settled-notice').waitFor();

  await summer.getByRole('button').click();
  await page.getByRole('button', { name: '删除这份作息' }).click();
  await summer.waitFor({ state: 'detached' });
});

test('a phone shows one month at a time, turned by buttons, and nothing is wider than it', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { page, complaints } = await signedIn('admin', adminPassword, { width: 390, height: 844 });
  await toCalendar(page, '?year=2026&month=12');
  expect(await page.locator('.month').count()).toBe(1);
  await page.getByRole('button', { name: '下个月' }).click();
  await page.getByText('2027年1月').waitFor();
  expect(new URL(page.url()).search).toBe('?year=2027&month=1');
  expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  expect(complaints).toEqual([]);
});
