import { expect, test } from 'vitest';
import { keyLook } from './key-state.ts';

const now = new Date('2026-11-24T08:00:00Z');
const fresh = { revokedAt: null, expiresAt: null, userActive: true };

test.for([
  [fresh, 'active'],
  [{ ...fresh, expiresAt: '2027-11-24T08:00:00Z' }, 'active'],
  [{ ...fresh, expiresAt: '2026-12-01T08:00:00Z' }, 'ending'],
  [{ ...fresh, expiresAt: '2026-11-24T08:00:00Z' }, 'expired'],
  [{ ...fresh, userActive: false }, 'idle'],
  [{ ...fresh, userActive: false, expiresAt: '2026-11-01T08:00:00Z' }, 'expired'],
  [{ ...fresh, revokedAt: '2026-11-01T08:00:00Z', expiresAt: '2026-11-02T08:00:00Z' }, 'revoked'],
] as const)('%j is %s', ([key, look]) => {
  expect(keyLook(key, now)).toBe(look);
});
