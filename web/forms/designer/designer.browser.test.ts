import type { FormDefinition } from '@yuanliu/core/forms';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { type Desk, deskOrSkip, type Look, openDesk } from '../../../server/test/browser.ts';
import { caller, publishForm } from '../../../server/test/form-journeys.ts';

let desk: Desk | undefined;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

type Field = FormDefinition['fields'][number];

const field = (key: string, type: string, label: string): Field => ({
  key,
  type,
  label: { zh: label },
  settings: { version: 1 },
});

const place = (key: string) => ({ kind: 'field', key, span: 6 }) as const;

const inspection = (fields: FormDefinition['fields'], name = '来料检验'): FormDefinition => ({
  version: 1,
  name: { zh: name },
  fields,
  layout: fields.map(({ key }) => place(key)),
});

const visit = async (context: TestContext, look?: Look) => {
  const { signedIn, adminPassword, address } = deskOrSkip(desk, context);
  const opened = await signedIn('admin', adminPassword, look);
  return { ...opened, call: caller(opened.context.request, address) };
};

const open = async (page: Page, form: unknown): Promise<void> => {
  await page.goto(`/designer/${String(form)}`);
  await page.locator('.designer-canvas').waitFor();
};

const labels = (page: Page) => page.locator('.designer-canvas .part-label').allTextContents();

const part = (page: Page, label: string): Locator =>
  page.locator('.designer-canvas .part-field').filter({ hasText: label });

/** Presses the mouse on the one, and lets it go at the left edge of the other. */
const dragBefore = async (page: Page, what: Locator, before: Locator): Promise<void> => {
  const [from, to] = [await what.boundingBox(), await before.boundingBox()];
  if (from === null || to === null) throw new Error('What is dragged is not on the screen.');
  await page.mouse.move(from.x + from.width / 2, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 20, from.y + 24, { steps: 4 });
  await page.mouse.move(to.x + 12, to.y + to.height / 2, { steps: 8 });
  await page.locator('.is-next').waitFor();
  await page.mouse.up();
};

test('fields are dragged by mouse, carried by keyboard, copied, and every step is taken back', async (context) => {
  const { page, complaints, call } = await visit(context);
  const fields = [field('a', 'text', '甲'), field('b', 'text', '乙'), field('c', 'text', '丙')];
  const { key } = await call('POST', '/api/forms', { definition: inspection(fields) });
  await open(page, key);
  await dragBefore(page, part(page, '丙'), part(page, '甲'));
  expect(await labels(page)).toEqual(['丙', '甲', '乙']);
  await dragBefore(page, page.locator('.palette-item[data-type="date"]'), part(page, '乙'));
  await page.keyboard.type('到货日期');
  await expect.poll(() => labels(page)).toEqual(['丙', '甲', '到货日期', '乙']);

  await part(page, '丙').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('output').filter({ hasText: '在“乙”之前' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await expect.poll(() => labels(page)).toEqual(['甲', '到货日期', '丙', '乙']);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^丙/);

  await part(page, '甲').click();
  await part(page, '乙').click({ modifiers: ['Control'] });
  await page.getByText('已选 2 项').waitFor();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(() => labels(page)).toEqual(['甲', '到货日期', '丙', '乙', '甲 2', '乙 2']);
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => labels(page)).toEqual(['丙', '甲', '到货日期', '乙']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => labels(page)).toEqual(['甲', '到货日期', '丙', '乙']);
  await page.getByText('草稿已保存').waitFor();
  await page.reload();
  await expect.poll(() => labels(page)).toEqual(['甲', '到货日期', '丙', '乙']);
  expect(complaints).toEqual([]);
});

test('conditions are picked together, shown as an expression, and more than that is text', async (context) => {
  const { page, complaints, call } = await visit(context);
  const fields = [
    field('jk', 'yes-no', '进口'),
    field('sl', 'number', '数量'),
    field('zm', 'text', '检疫证明'),
  ];
  const { key } = await call('POST', '/api/forms', { definition: inspection(fields) });
  await open(page, key);
  await part(page, '检疫证明').click();
  await page.getByRole('button', { name: '显示条件：设置' }).click();
  const dialog = page.getByRole('dialog');
  const choose = async (list: Locator, option: string): Promise<void> => {
    await list.click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: new RegExp(`^${option}$`) })
      .click();
  };
  await choose(dialog.locator('.condition-input').first(), '是');
  await dialog.getByRole('button', { name: '添加条件组' }).click();
  const second = dialog.locator('.conditions.is-inner .condition');
  await choose(second.nth(0).locator('.condition-name'), '数量');
  await choose(second.nth(0).locator('.condition-operator'), '大于等于');
  await second.nth(0).locator('.condition-input input').fill('12.5');
  await choose(second.nth(1).locator('.condition-name'), '检疫证明');
  await choose(second.nth(1).locator('.condition-operator'), '为空');
  await dialog.getByText('进口 = true and (数量 >= 12.5 or 检疫证明 = null)').waitFor();

  await dialog.getByText('写表达式').click();
  const text = dialog.locator('.expression-text');
  expect(await text.inputValue()).toBe('进口 = true and (数量 >= 12.5 or 检疫证明 = null)');
  await text.fill('数量 * 2 > 数');
  await dialog.locator('.expression-problems').getByText('数', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await text.inputValue()).toBe('数量 * 2 > 数量');
  await dialog.getByText('超出了条件选择器的范围').waitFor();
  await dialog.locator('.try-out-result').getByText('是', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: '显示条件：数量 * 2 > 数量' }).waitFor();
  await page.getByText('草稿已保存').waitFor();
  const { draft } = await call('GET', `/api/forms/${String(key)}`);
  expect(JSON.stringify(draft)).toContain('sl * 2 > sl');

  await part(page, '数量').click();
  await page.keyboard.press('Delete');
  await page.getByText(/“检疫证明”的显示条件/).waitFor();
  await page.getByRole('button', { name: '仍然删除' }).click();
  await page.getByRole('button', { name: /问题（[1-9]/ }).click();
  await page.locator('.problem').first().click();
  await page.getByRole('heading', { name: '单行文本' }).waitFor();
  expect(complaints).toEqual([]);
});

test('publishing over records shows what is lost, and asks for consent', async (context) => {
  const { page, complaints, call } = await visit(context);
  const fields = [field('bh', 'text', '编号'), field('bz', 'text', '备注')];
  const form = await publishForm(call, inspection(fields, '损失演练'));
  await call('POST', `/api/forms/${form}/records`, { values: { bh: 'A-1', bz: '要紧的话' } });
  await open(page, form);
  await part(page, '备注').click();
  await page.keyboard.press('Delete');
  await page.locator('.designer-bar').getByRole('button', { name: '发布' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('删除字段“备注”').first().waitFor();
  await dialog.getByText('1 条记录').waitFor();
  await dialog.getByText(/看是哪/).click();
  await dialog.getByText('A-1').waitFor();
  const publish = dialog.getByRole('button', { name: '发布', exact: true });
  expect(await publish.isEnabled()).toBe(false);
  await dialog.getByRole('checkbox').check();
  await publish.click();
  await page.getByText('已发布 v2').waitFor();

  await page.goto(`/designer/${form}/versions`);
  await page.getByRole('button', { name: '退回到此版本' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作为新版本发布' }).click();
  await page.getByText('已退回到 v1，作为 v3 发布').waitFor();
  const { rows } = await call('GET', `/api/forms/${form}/records`);
  expect(rows).toMatchObject([{ values: { bz: '要紧的话' } }]);
  expect(complaints).toEqual([]);
});

/** The script of one letter typed into a label, in milliseconds; more is felt. The machine of the tests is shared. */
const mostPerLetter = 40;

test('typing stays quick in a form of 200 fields', async (context) => {
  const { page, complaints, call } = await visit(context);
  const fields = Array.from({ length: 200 }, (_, index) =>
    Object.assign(field(`f_${index}`, 'number', `数量 ${index}`), {
      rules: index === 0 ? {} : { visible: `f_${index - 1} != null` },
    }),
  );
  const { key } = await call('POST', '/api/forms', { definition: inspection(fields, '两百个字段') });
  await open(page, key);
  await page.locator('.designer-canvas [data-part="f_120"]').click();
  const label = page.getByLabel('名称', { exact: true });
  await label.click();
  await page.waitForTimeout(1500);
  const profile = await page.context().newCDPSession(page);
  await profile.send('Performance.enable');
  const scripted = async (): Promise<number> => {
    const { metrics } = await profile.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
  };
  const before = await scripted();
  const letters = 20;
  for (let typed = 0; typed < letters; typed += 1) {
    await page.keyboard.type('快');
    await page.waitForTimeout(40);
  }
  const each = ((await scripted()) - before) / letters;
  process.stdout.write(
    `designer: ${each.toFixed(1)} ms of script for a letter in a label among 200 fields\n`,
  );
  expect(each).toBeLessThan(mostPerLetter);
  expect(complaints).toEqual([]);
});
