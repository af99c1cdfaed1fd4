import { expect, test } from 'vitest';
import { findFieldType } from './field-types.ts';
import type { Reader } from './reader.ts';

const lin = '0192f0a0-0000-7000-8000-000000000001';
const otherLin = '0192f0a0-0000-7000-8000-000000000002';
const mill = '0192f0a0-0000-7000-8000-000000000003';
const people: Record<string, string[]> = {
  林晓: [lin],
  王芳: [lin, otherLin],
  '宏达（上海、苏州）面粉厂': [mill],
};

const reader: Reader = {
  language: 'zh',
  zone: 'Asia/Shanghai',
  names: { nameOf: (_, id) => (id === lin ? '林晓' : undefined), find: (_, text) => people[text] ?? [] },
};

const allergens = {
  version: 1,
  options: [
    { key: '牛奶', label: { zh: '牛奶', en: 'Milk' } },
    { key: 'nuts', label: { zh: '坚果（杏仁、核桃）', en: 'Nuts' } },
    { key: '大豆', label: { zh: '大豆', en: 'Soy' }, retired: true },
  ],
};

test.each([
  ['text', {}, ' 面粉\n一号 ', '面粉 一号'],
  ['text', {}, '　', null],
  ['long-text', {}, '第一行\r\n第二行', '第一行\n第二行'],
  ['number', {}, '1,234.50', '1234.5'],
  ['number', {}, '１２，３４５．６', '12345.6'],
  ['number', {}, '(1,234.5)', '-1234.5'],
  ['number', {}, '12-', '-12'],
  ['number', {}, '−3', '-3'],
  ['number', {}, '1e3', '1000'],
  ['number', {}, '1.5万', '15000'],
  ['number', { unit: '千克' }, '12.5 千克', '12.5'],
  ['number', { unit: '%' }, '12％', '12'],
  ['number', { unit: 'kg' }, '12KG', '12'],
  ['money', { currency: 'CNY', decimals: 2 }, '¥1,234.5', '1234.50'],
  ['money', { currency: 'CNY', decimals: 2 }, '￥-12', '-12.00'],
  ['money', { currency: 'CNY', decimals: 2 }, '12元', '12.00'],
  ['money', { currency: 'USD', decimals: 2 }, 'USD 1,234.50', '1234.50'],
  ['money', { currency: 'JPY', decimals: 0 }, 'JPY 1,234', '1234'],
  ['date', {}, '２０２６年3月4日', '2026-03-04'],
  ['date', {}, '2026/3/4', '2026-03-04'],
  ['date', {}, '2026.03.04', '2026-03-04'],
  ['date', {}, '20260304', '2026-03-04'],
  ['date', {}, '4 Mar 2026', '2026-03-04'],
  ['date', {}, 'March 4th, 2026', '2026-03-04'],
  ['date', {}, '2026-03-04 00:00:00', '2026-03-04'],
  ['date-time', {}, '2026-03-04 14:30', '2026-03-04T06:30:00.000Z'],
  ['date-time', {}, '2026年3月4日下午2时30分', '2026-03-04T06:30:00.000Z'],
  ['date-time', {}, '2026/3/4 2:30 PM', '2026-03-04T06:30:00.000Z'],
  ['date-time', {}, '2026-03-04T06:30:59Z', '2026-03-04T06:30:00.000Z'],
  ['date-time', { precision: 'second' }, '2026-03-04T14:30:05.5+08:00', '2026-03-04T06:30:05.000Z'],
  ['date-time', {}, '2026-03-04', '2026-03-03T16:00:00.000Z'],
  ['date-time', {}, '2026-03-04 12:15 am', '2026-03-03T16:15:00.000Z'],
  ['yes-no', {}, '是', true],
  ['yes-no', {}, '√', true],
  ['yes-no', {}, 'Ｙ', true],
  ['yes-no', {}, '×', false],
  ['yes-no', {}, 'FALSE', false],
  ['yes-no', { yes: { zh: '合格' }, no: { zh: '不合格' } }, '不合格', false],
  ['single-choice', allergens, ' milk ', '牛奶'],
  ['single-choice', allergens, '坚果（杏仁、核桃）', 'nuts'],
  ['single-choice', allergens, '坚果(杏仁、核桃)', 'nuts'],
  ['multiple-choice', allergens, '坚果（杏仁、核桃）、牛奶', ['牛奶', 'nuts']],
  ['multiple-choice', allergens, 'Milk; Soy；Milk', ['牛奶', '大豆']],
  ['user', {}, '林晓', lin],
  ['user', {}, lin.toUpperCase(), lin],
  ['relation', { form: 'mill', many: true }, '林晓、宏达（上海、苏州）面粉厂', [lin, mill]],
])('%s %j reads %s as %j', (...[name, settings, text, value]) => {
  const read = findFieldType(name)?.read(text, { version: 1, ...settings }, reader);
  expect(read).toEqual({ ok: true, value });
});

test.each([
  ['number', {}, '1,5'],
  ['number', {}, '十二'],
  ['number', {}, '1e999'],
  ['number', { decimals: 2 }, '1.234'],
  ['number', { least: '0' }, '-1'],
  ['number', { most: '100' }, '100.01'],
  ['money', { currency: 'CNY', decimals: 2 }, '$12'],
  ['money', { currency: 'CNY', decimals: 2 }, '12.345'],
  ['date', {}, '3/4/2026'],
  ['date', {}, '2026-02-30'],
  ['date', {}, '2026-03-04 14:30'],
  ['date-time', {}, '2026-03-04 25:00'],
  ['yes-no', {}, 'x'],
  ['single-choice', allergens, '花生'],
  ['multiple-choice', allergens, '牛奶、花生'],
  ['user', {}, '王芳'],
  ['user', {}, '张三'],
  ['attachment', {}, 'a.pdf'],
  ['formula', { expression: '1', gives: { type: 'number', settings: { version: 1 } } }, 'x'],
])('%s %j does not read %s, and says why in both languages', (name, settings, text) => {
  const read = findFieldType(name)?.read(text, { version: 1, ...settings }, reader);
  expect(read).toMatchObject({
    ok: false,
    issues: [{ text: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w/) } }],
  });
});

test.each([
  ['number', { thousands: true, unit: '千克' }, '-1234567.5', '-1,234,567.5 千克'],
  ['money', { currency: 'CNY', decimals: 2 }, '-1234.50', '-¥1,234.50'],
  ['date-time', {}, '2026-03-04T06:30:00.000Z', '2026-03-04 14:30'],
  ['multiple-choice', allergens, ['牛奶', 'nuts', '已删'], '牛奶、坚果（杏仁、核桃）、已删'],
  ['user', {}, lin, '林晓'],
  ['user', {}, otherLin, '（不可见）'],
  ['yes-no', {}, false, '否'],
  ['sub-table', { fields: [] }, [{ a: 1 }, { a: 2 }], '2 行'],
  ['attachment', {}, null, ''],
])('%s %j shows %j as %s', (...[name, settings, value, text]) => {
  expect(findFieldType(name)?.display(value, { version: 1, ...settings }, reader)).toBe(text);
});
