import { passwordFaults } from '@yuanliu/core/identity';
import { expect, test } from 'vitest';
import { hashOfNobody, hashPassword, isPassword } from './password-hash.ts';
import { newPassword } from './tokens.ts';

const costs = '$argon2id$v=19$m=19456,t=2,p=1$';

test('hashes are argon2id at the costs written down, the hash of nobody too', async () => {
  expect(await hashPassword('Spring-River-8')).toContain(costs);
  expect(hashOfNobody).toContain(costs);
});

test('a password opens its own hash alone, however its accents are composed', async () => {
  const hash = await hashPassword('Caf\u00e9-am-Fluss');
  expect(await isPassword(hash, 'Cafe\u0301-am-Fluss')).toBe(true);
  expect(await isPassword(hash, 'Cafe-am-Fluss')).toBe(false);
});

test('made passwords follow the rules and hold no letter that is taken for another', () => {
  const made = Array.from({ length: 200 }, () => newPassword());
  expect(new Set(made).size).toBe(200);
  for (const password of made) {
    expect(password).toMatch(/^(?:[^0O1lI]{4}-){3}[^0O1lI]{4}$/);
    expect(passwordFaults(password, 'admin')).toEqual([]);
  }
});
