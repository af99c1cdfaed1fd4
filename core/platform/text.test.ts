import { describe, expect, test } from 'vitest';
import { fill, languageOf } from './text.ts';

describe('the language that a caller asks for', () => {
  test.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr,en;q=0.5,zh;q=0.4', 'en'],
    ['en;q=0.1, zh-Hant;q=0.9', 'zh'],
    ['en;q=0, zh;q=0.1', 'zh'],
    ['de', 'zh'],
    ['EN-us', 'en'],
    ['*;q=0.5', 'zh'],
  ])('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

test('a sentence takes its data and shows nothing for a place without', () => {
  expect(fill('批次 {lot} 已存在，共 {count} 件{missing}。', { lot: 'L1', count: 3 })).toBe(
    '批次 L1 已存在，共 3 件。',
  );
});

test('data cannot bring places of its own', () => {
  expect(fill('{a}{b}', { a: '{b}', b: '{a}' })).toBe('{b}{a}');
});
