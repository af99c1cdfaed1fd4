import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOrSkip, openDesk } from '../../server/test/browser.ts';
import { caller, publishForm, suppliers } from '../../server/test/form-journeys.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

/** Whoever draws a form wants to be done in so many presses and typed texts. */
const mostActions = 60;

/** A person at the designer, whose presses and typed texts are counted. */
class Author {
  actions = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(what: Locator): Promise<void> {
    this.actions += 1;
    await what.click();
  }

  async type(text: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.type(text);
  }

  async key(name: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(name);
  }

  /** A field of a type from the palette, with its name. */
  async put(type: string, label: string): Promise<void> {
    await this.press(this.page.locator(`.palette-item[data-type="${type}"]`));
    await this.type(label);
  }

  /** One of the options of a list. */
  async choose(list: Locator, option: string | RegExp): Promise<void> {
    await this.press(list);
    await this.press(
      this.page
        .locator('.ant-select-dropdown:visible .ant-select-item-option')
        .filter({ hasText: option })
        .first(),
    );
  }
}

const publish = async (author: Author): Promise<void> => {
  await author.press(
    author.page
      .getByRole('banner')
      .or(author.page.locator('.designer-bar'))
      .getByRole('button', { name: '发布', exact: true }),
  );
  await author.press(author.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }));
};

const draw = async (author: Author): Promise<void> => {
  const { page } = author;
  await author.press(page.getByRole('button', { name: '新建表单' }).first());
  const name = page.getByLabel('表单名称');
  await author.press(name);
  await page.keyboard.press('Control+a');
  await author.type('原料入库单');
  await author.put('serial-number', '入库单号');
  await author.choose(page.getByLabel('编号规则'), '入库流水');
  await author.put('relation', '供应商');
  await author.choose(page.getByLabel('关联的表单'), '大豆供应商档案');
  await author.put('date', '到货日期');
  await author.put('yes-no', '进口');
  await author.put('attachment', '检疫证明');
  await author.press(page.getByLabel('必填').getByText('条件'));
  const dialog = page.getByRole('dialog');
  await author.choose(dialog.locator('.condition-name'), /^进口$/);
  await author.choose(dialog.locator('.condition-input'), /^是$/);
  await dialog.getByText('进口 = true').waitFor();
  await author.press(dialog.getByRole('button', { name: '确定' }));
  await author.put('multiple-choice', '过敏原');
  await author.press(page.getByPlaceholder('添加选项'));
  await author.type('乳、蛋、大豆、花生、小麦');
  await author.put('sub-table', '批次');
  await author.put('text', '批号');
  await author.put('number', '数量');
  await author.put('money', '单价');
  await author.put('formula', '金额');
  await author.press(page.getByLabel('公式', { exact: true }));
  await author.type('数量 * 单价');
  await author.choose(page.getByLabel('结果类型'), '金额');
  await author.press(page.locator('.paper-head'));
  await author.put('formula', '合计金额');
  await author.press(page.getByLabel('公式', { exact: true }));
  await author.type('sum(批次.金额)');
  await author.choose(page.getByLabel('结果类型'), '金额');
};

test('a receipt of raw material is drawn from a blank sheet, filled in on a phone, and grows over its records', async (context) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const { page, complaints, context: profile } = await signedIn('admin', adminPassword);
  const call = caller(profile.request, address);
  // Other journeys publish forms of that name on the same product.
  const supplierForm = await publishForm(call, { ...suppliers, name: { zh: '大豆供应商档案' } });
  await call('POST', `/api/forms/${supplierForm}/records`, { values: { mc: '北原大豆', lxr: '王五' } });
  await call('POST', '/api/numbering/rules', {
    key: 'journey.receipt',
    name: '入库流水',
    mode: 'gap-free',
    segments: [
      { kind: 'constant', text: 'RK' },
      { kind: 'date', pattern: 'yyyyMMdd' },
      { kind: 'counter', width: 4, reset: 'day' },
    ],
  });

  const author = new Author(page);
  await page.goto('/designer');
  await draw(author);
  await publish(author);
  await page.getByText('已发布 v1').waitFor();
  expect(author.actions).toBeLessThanOrEqual(mostActions);
  const form = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const phone = await signedIn('admin', adminPassword, { width: 390, height: 844 });
  await phone.page.goto(`/forms/${form}/new`);
  await phone.page.getByLabel('供应商').click();
  await phone.page.getByText('北原大豆').first().click();
  await phone.page.getByText('是', { exact: true }).click();
  await phone.page.getByRole('button', { name: '提交', exact: true }).click();
  await phone.page.getByText('请填写“检疫证明”').first().waitFor();
  await phone.page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: '检疫证明.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
  await phone.page.getByText('大豆', { exact: true }).click();
  await phone.page.getByRole('button', { name: '添加一行' }).click();
  const row = phone.page.getByRole('dialog');
  await row.getByLabel('批号').fill('DD-0311');
  await row.getByLabel('数量').fill('1200');
  await row.getByLabel('单价').fill('4.2');
  await row.getByRole('button', { name: '完成' }).click();
  await phone.page.getByText('¥5,040.00').first().waitFor();
  await phone.page.getByRole('button', { name: '提交', exact: true }).click();
  await phone.page.getByRole('heading', { name: /^RK\d{8}0001$/, level: 1 }).waitFor();

  await page.keyboard.press('Escape');
  await author.put('number', '到货温度');
  await author.press(page.locator('.designer-bar').getByRole('button', { name: '发布', exact: true }));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('新增字段“到货温度”').waitFor();
  await dialog.getByLabel('版本说明').fill('冷链到货要记温度');
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布 v2').waitFor();

  const { rows } = await call('GET', `/api/forms/${form}/records`);
  expect(rows).toMatchObject([{ values: { gmy: ['大豆'], hjje: '5040.00', dhwd: null } }]);
  await page.goto(`/designer/${form}/versions`);
  await page.getByText('冷链到货要记温度').waitFor();
  await page.getByText('新增字段“到货温度”').waitFor();
  expect([...complaints, ...phone.complaints]).toEqual([]);
});
