import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { type Desk, deskOrSkip, type Look, openDesk } from '../../server/test/browser.ts';
import { type Call, caller, publishForm, receiptsOf, suppliers } from '../../server/test/form-journeys.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const count = 70;
let drawn: Promise<string> | undefined;

/** Receipts of three suppliers, seventy of them. */
const draw = async (call: Call): Promise<string> => {
  const suppliersKey = await publishForm(call, suppliers);
  const receipts = await publishForm(call, receiptsOf(suppliersKey));
  const { id } = await call('POST', `/api/forms/${suppliersKey}/records`, { values: { mc: '光明乳品' } });
  for (let index = 1; index <= count; index += 1)
    await call('POST', `/api/forms/${receipts}/records`, {
      values: {
        bt: `第 ${index} 批`,
        gys: String(id),
        zt: index % 10 === 0 ? 'rb' : 'hg',
        mx: [{ pm: '生牛乳', sl: String(index), dj: '2.00' }],
      },
    });
  return receipts;
};

const visit = async (context: TestContext, look?: Look) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const opened = await signedIn('admin', adminPassword, look);
  const call = caller(opened.context.request, address);
  drawn ??= draw(call);
  return { ...opened, call, receipts: await drawn };
};

test('records are searched, narrowed, sorted, paged and kept as a view', async (context) => {
  const { page, complaints, receipts } = await visit(context);
  await page.goto(`/forms/${receipts}`);
  const rows = page.locator('.record-table tbody tr');
  await page.getByText(`共 ${count} 条`).waitFor();
  expect(await rows.first().innerText()).toMatch(/第 70 批/);
  await rows.last().scrollIntoViewIfNeeded();
  await expect.poll(() => rows.count()).toBe(count);

  await page.keyboard.press('/');
  await page.keyboard.type('第 33 批');
  await page.waitForURL(/q=/);
  await expect.poll(() => rows.count()).toBe(1);
  await page.getByPlaceholder('搜索全部内容').fill('');
  await expect.poll(() => rows.count()).toBeGreaterThan(1);

  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByRole('button', { name: '添加条件' }).click();
  const line = page.locator('.filter-line');
  await line.getByLabel('字段').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '检验结论' }).click();
  await line.getByLabel('值').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '让步接收' }).click();
  await expect.poll(() => rows.count()).toBe(7);
  await page.keyboard.press('Escape');
  await page.mouse.click(700, 100);
  await page.getByText('共 7 条').waitFor();

  await page.getByRole('button', { name: '单据标题' }).click();
  await page.waitForURL(/sort=title/);
  await page.reload();
  await expect.poll(() => rows.count()).toBe(7);
  await page.getByRole('button', { name: '保存为视图' }).click();
  await page.getByLabel('视图名称').fill('让步接收的');
  await page.keyboard.press('Enter');
  await page.getByText('已保存视图“让步接收的”').waitFor();
  await page.getByRole('button', { name: '全部记录' }).click();
  await page.getByText(`共 ${count} 条`).waitFor();
  await page.getByRole('button', { name: '让步接收的' }).click();
  await expect.poll(() => rows.count()).toBe(7);
  expect(complaints).toEqual([]);
});

test('a record opens beside the list; J and K go on, Escape closes, the back button works', async (context) => {
  const { page, complaints, receipts } = await visit(context);
  await page.goto(`/forms/${receipts}`);
  await page.getByRole('row', { name: /第 69 批/ }).click();
  const heading = page.locator('.records-beside h2').first();
  await expect.poll(() => heading.innerText()).toBe('第 69 批');
  await page.keyboard.press('j');
  await expect.poll(() => heading.innerText()).toBe('第 68 批');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect.poll(() => heading.innerText()).toBe('第 70 批');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /第 70 批/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '新建原料入库单' }).waitFor();
  expect(complaints).toEqual([]);
});

test('on a phone a record is filled in with rows as cards', async (context) => {
  const { page, complaints, receipts } = await visit(context, { width: 390, height: 844 });
  await page.goto(`/forms/${receipts}`);
  await page.locator('.record-card').first().waitFor();
  await page.getByRole('button', { name: '新建' }).click();
  await page.getByLabel('单据标题').fill('手机填写');
  await page.getByLabel('供应商').click();
  await page.locator('.reference-option').filter({ hasText: '光明乳品' }).click();
  await page.getByRole('button', { name: '添加一行' }).click();
  const panel = page.getByRole('dialog').filter({ hasText: '第 1 行' });
  await panel.getByLabel('品名').fill('生牛乳');
  await panel.getByLabel('数量').fill('12');
  await panel.getByLabel('单价').fill('3');
  await panel.getByText('¥36.00').waitFor();
  await panel.getByRole('button', { name: '完成' }).click();
  await page.locator('.row-list-card').getByText('生牛乳').waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '手机填写', level: 1 }).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
  expect(complaints).toEqual([]);
});
