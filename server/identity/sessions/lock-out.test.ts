import { expect, test } from 'vitest';
import { type AccountState, familiarMilliseconds, judgePassword, lockOut } from './lock-out.ts';

const now = new Date('2026-11-24T08:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const until = new Date(now.getTime() + lockOut.milliseconds);
const nothing: AccountState = {
  active: true,
  here: { failedAttempts: 0, lockedUntil: null, signedInAt: null },
  elsewhere: { failedAttempts: 0, since: null },
};
const first = { failedAttempts: 1, since: now };
const wrong = (failedAttempts: number, lockedUntil: Date | null) => ({
  is: 'wrong',
  here: { failedAttempts, lockedUntil },
  elsewhere: first,
});

test.for([
  { here: {}, right: true, verdict: { is: 'in' } },
  { here: { failedAttempts: 4 }, right: true, verdict: { is: 'in' } },
  { here: {}, right: false, verdict: wrong(1, null) },
  { here: { failedAttempts: 3 }, right: false, verdict: wrong(4, null) },
  { here: { failedAttempts: 4 }, right: false, verdict: wrong(5, until) },
  { here: { failedAttempts: 5, lockedUntil: at(7) }, right: false, verdict: { is: 'locked', minutes: 7 } },
  { here: { failedAttempts: 5, lockedUntil: at(7) }, right: true, verdict: { is: 'locked', minutes: 7 } },
  { here: { failedAttempts: 5, lockedUntil: at(0.01) }, right: true, verdict: { is: 'locked', minutes: 1 } },
  { here: { failedAttempts: 5, lockedUntil: now }, right: true, verdict: { is: 'in' } },
  { here: { failedAttempts: 5, lockedUntil: now }, right: false, verdict: wrong(1, null) },
])('an address with $here: the right password is $right, gives $verdict', ({ here, right, verdict }) => {
  expect(judgePassword({ ...nothing, here: { ...nothing.here, ...here } }, right, now)).toEqual(verdict);
});

test.for([
  { right: true, verdict: { is: 'inactive' } },
  { right: false, verdict: wrong(1, null) },
])('an account out of use: the right password is $right, gives $verdict', ({ right, verdict }) => {
  expect(judgePassword({ ...nothing, active: false }, right, now)).toEqual(verdict);
});

const guessed = { failedAttempts: lockOut.elsewhere, since: at(-40) };
const familiar = { ...nothing.here, signedInAt: at(-60) };

test('fifty wrong passwords in an hour from wherever lock every address that is not familiar', () => {
  const onTheBrink = { failedAttempts: lockOut.elsewhere - 1, since: at(-40) };
  expect(judgePassword({ ...nothing, elsewhere: onTheBrink }, false, now)).toMatchObject({
    is: 'wrong',
    elsewhere: guessed,
  });
  expect(judgePassword({ ...nothing, elsewhere: guessed }, true, now)).toEqual({ is: 'locked', minutes: 20 });
  const past = { ...guessed, since: at(-60) };
  expect(judgePassword({ ...nothing, elsewhere: past }, true, now)).toEqual({ is: 'in' });
  expect(judgePassword({ ...nothing, elsewhere: past }, false, now)).toEqual(wrong(1, null));
});

test('a familiar address has only its own lock and adds nothing to the others', () => {
  const state = { ...nothing, here: familiar, elsewhere: guessed };
  expect(judgePassword(state, true, now)).toEqual({ is: 'in' });
  expect(judgePassword(state, false, now)).toMatchObject({ here: { failedAttempts: 1 }, elsewhere: guessed });
  const locked = { ...familiar, failedAttempts: 5, lockedUntil: at(3) };
  expect(judgePassword({ ...state, here: locked }, true, now)).toEqual({ is: 'locked', minutes: 3 });
});

test('an address that was not used for long is not familiar any more', () => {
  const signedInAt = new Date(now.getTime() - familiarMilliseconds);
  const state = { ...nothing, here: { ...familiar, signedInAt }, elsewhere: guessed };
  expect(judgePassword(state, true, now).is).toBe('locked');
});
