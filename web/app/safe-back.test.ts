import { expect, it } from 'vitest';
import { safeBack } from './safe-back.ts';

it.each([
  ['/users?q=李', '/users?q=李'],
  ['/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [undefined, '/'],
])('returns from the sign-in for %s to %s', (given, expected) => {
  expect(safeBack(given)).toBe(expected);
});
