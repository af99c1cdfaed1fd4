import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFaults } from './password.ts';

test.for([
  ['Abcdefgh1', ['too-short']],
  ['Abcdefgh12', []],
  ['abcdefgh12', ['too-simple']],
  ['abcdefgh-1', []],
  ['ABCDEFGH-1', []],
  ['1234567890', ['too-simple']],
  ['abcdefghijklmno', ['too-simple']],
  ['abcdefghijklmnop', []],
  ['水从源头流到海里去了吗', ['too-simple']],
  ['水从源头流到海里去了吗Ab', []],
  ['水从源头流到海里去，千里万里不回头', []],
  ['😀😀😀😀😀Ab1', ['too-short']],
  ['Wang.min-2026', ['contains-login']],
  ['wang.min', ['too-short', 'contains-login']],
] as const)('%s: %j', ([password, faults]) => {
  expect(passwordFaults(password, 'Wang.Min')).toEqual(faults);
});

test('a short login may be part of a password, but not be it', () => {
  expect(passwordFaults('Spring-an-08', 'an')).toEqual([]);
  expect(passwordFaults('AN', 'an')).toContain('contains-login');
});

test('sixteen characters that do not hold the login are always enough', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 16, maxLength: 60, unit: 'binary' }), (password) => {
      fc.pre(!password.toLowerCase().includes('admin'));
      expect(passwordFaults(password, 'admin')).toEqual([]);
    }),
  );
});
