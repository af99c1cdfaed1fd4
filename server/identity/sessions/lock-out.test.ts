import { expect, test } from 'vitest';
import { judgePassword, lockOut } from './lock-out.ts';

const now = new Date('2026-11-24T08:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const until = new Date(now.getTime() + lockOut.milliseconds);
const account = { active: true, failedAttempts: 0, lockedUntil: null };

test.for([
  { over: {}, right: true, verdict: { is: 'in' } },
  { over: { failedAttempts: 4 }, right: true, verdict: { is: 'in' } },
  { over: {}, right: false, verdict: { is: 'wrong', failedAttempts: 1, lockedUntil: null } },
  {
    over: { failedAttempts: 3 },
    right: false,
    verdict: { is: 'wrong', failedAttempts: 4, lockedUntil: null },
  },
  {
    over: { failedAttempts: 4 },
    right: false,
    verdict: { is: 'wrong', failedAttempts: 5, lockedUntil: until },
  },
  { over: { failedAttempts: 5, lockedUntil: at(7) }, right: false, verdict: { is: 'locked', minutes: 7 } },
  { over: { failedAttempts: 5, lockedUntil: at(7) }, right: true, verdict: { is: 'locked', minutes: 7 } },
  { over: { failedAttempts: 5, lockedUntil: at(0.01) }, right: true, verdict: { is: 'locked', minutes: 1 } },
  { over: { failedAttempts: 5, lockedUntil: now }, right: true, verdict: { is: 'in' } },
  {
    over: { failedAttempts: 5, lockedUntil: now },
    right: false,
    verdict: { is: 'wrong', failedAttempts: 1, lockedUntil: null },
  },
  { over: { active: false }, right: true, verdict: { is: 'inactive' } },
  {
    over: { active: false },
    right: false,
    verdict: { is: 'wrong', failedAttempts: 1, lockedUntil: null },
  },
])('$over with the right password: $right, gives $verdict', ({ over, right, verdict }) => {
  expect(judgePassword({ ...account, ...over }, right, now)).toEqual(verdict);
});
