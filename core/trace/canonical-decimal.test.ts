import { expect, test } from 'vitest';
import { canonicalDecimal } from './canonical-decimal.ts';

test.each([
  ['12.50', '12.5'],
  ['1e3', '1000'],
  ['1E-7', '0.0000001'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['007', '7'],
  ['+5', '5'],
  ['.5', '0.5'],
  ['-1.20', '-1.2'],
  ['123456789012345678901234567890.1', '123456789012345678901234567890.1'],
  ['100', '100'],
])('%s is %s', (text, plain) => {
  expect(canonicalDecimal(text)).toBe(plain);
});

test.each(['NaN', 'Infinity', 'x', ''])('%s is no decimal', (text) => {
  expect(() => canonicalDecimal(text)).toThrow(/decimal/i);
});
