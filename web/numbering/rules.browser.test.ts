import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

test('a rule is drawn with its numbers in sight, judged before it is saved, and its counter is raised', async (context) => {
  const { signedIn, adminPassword } = deskOrSkip(desk, context);
  const { page, complaints } = await signedIn('admin', adminPassword);
  const reads = (number: RegExp) =>
    page.locator('.rule-numbers li:first-child').filter({ hasText: number }).waitFor({ timeout: 15_000 });
  await page.goto('/numbering/new');
  await reads(/^\d{8}0001$/);
  await page.getByLabel('名称').fill('出库单号');
  await page.getByLabel('标识').fill('journey.out');

  await page.getByLabel('格式').fill('yyyyMM');
  await page.getByText('流水号每天归零，但日期段区分不开各个周期').waitFor();
  await page.getByLabel('格式').fill('yyyyMMdd');
  await page.getByRole('button', { name: '固定文字' }).click();
  await page.getByLabel('文字', { exact: true }).fill('CK-');
  await page.getByRole('button', { name: /移动第 3 段/ }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await reads(/^CK-\d{8}0001$/);

  const handle = await page.getByRole('button', { name: /移动第 1 段/ }).boundingBox();
  const below = await page.locator('.segment').nth(1).boundingBox();
  if (handle === null || below === null) throw new Error('The segments are not on the screen.');
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(below.x + 20, below.y + 20, { steps: 5 });
  await page.mouse.up();
  await reads(/^\d{8}CK-0001$/);

  await page.getByRole('button', { name: '新建规则' }).click();
  await page.getByRole('heading', { name: '出库单号' }).waitFor();
  await page.getByRole('button', { name: '调高…' }).click();
  await page.getByLabel('下一个改为').fill('100');
  await page.getByLabel('原因').fill('接着旧系统的单号');
  await page.getByRole('button', { name: '调高，不再退回' }).click();
  await reads(/CK-0100$/);
  await page.getByRole('link', { name: '全部规则' }).click();
  await page.getByRole('row', { name: /出库单号.*CK-0100/ }).waitFor();
  expect(complaints).toEqual([]);
});
