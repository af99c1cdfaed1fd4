import { expect, test } from 'vitest';
import { groupedDecimal, uomText } from './amount.ts';

test.for([
  ['0', '0'],
  ['288', '288'],
  ['12000', '12,000'],
  ['12345.50', '12,345.5'],
  ['1000.000', '1,000'],
  ['-1234567.125', '-1,234,567.125'],
  ['123456789012345678901.5', '123,456,789,012,345,678,901.5'],
])('%s is written %s', ([text, written]) => {
  expect(groupedDecimal(text ?? '')).toBe(written);
});

test('no unit of measure means pieces, an unknown one stays as it is', () => {
  expect(uomText(null).zh).toBe('件');
  expect(uomText('').zh).toBe('件');
  expect(uomText('KGM')).toEqual({ zh: '千克', en: 'kg' });
  expect(uomText('CEL').zh).toBe('°C');
  expect(uomText('QQ9').zh).toBe('QQ9');
});
