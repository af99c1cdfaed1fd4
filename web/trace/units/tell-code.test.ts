import { expect, it } from 'vitest';
import { tellCode } from './tell-code.ts';

const today = '2026-11-24';

it('names the parts of a GS1 code and writes its dates as days', () => {
  const told = tellCode('(01)06901234500011(10)20261120A(17)261211', today);
  if (!told.isCode) throw new Error(told.reason.zh);
  expect(told.told.form.zh).toBe('GS1 条码数据');
  expect(told.told.parts.map(({ title, value }) => `${title.zh} ${value}`)).toEqual([
    '商品条码 06901234500011',
    '批号 20261120A',
    '有效期至 2026-12-11',
  ]);
  expect(told.told.uri).toBe('https://id.gs1.org/01/06901234500011/10/20261120A');
});

it('says why a text is no code', () => {
  const told = tellCode('(01)06901234500012(10)A', today);
  expect(told.isCode).toBe(false);
  expect(told.isCode ? '' : told.reason.zh).toMatch(/校验位/);
});

it('reads a Digital Link', () => {
  const told = tellCode('https://id.gs1.org/01/06901234500011/10/20261120A', today);
  expect(told.isCode && told.told.form.en).toBe('GS1 Digital Link');
});
