import { expect, test } from 'vitest';
import { createRenewal } from './renewal.ts';

const refusal = new Error('401');
const isRefusal = (error: unknown): boolean => error === refusal;

/** A server that knows one token, and a page that sends what it has. */
const stage = () => {
  const state = { valid: 'old', held: 'old', asked: 0 };
  const once = async (): Promise<string> => {
    state.asked += 1;
    const sent = state.held;
    await Promise.resolve();
    if (sent !== state.valid) throw refusal;
    return sent;
  };
  return { state, once, renewal: createRenewal(isRefusal) };
};

test('what is asked between the end of the old token and the arrival of the new one is asked again', async () => {
  const { state, once, renewal } = stage();
  const answer = Promise.withResolvers<void>();
  const renewing = renewal.renew(async () => {
    state.valid = 'new';
    await answer.promise;
    state.held = 'new';
  });
  const asking = renewal.ask(once);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(state.asked).toBe(1);
  answer.resolve();
  await renewing;
  expect(await asking).toBe('new');
  expect(state.asked).toBe(2);
});

test('a refusal that no new token can mend is told at once, also when the renewal fails', async () => {
  const { state, once, renewal } = stage();
  state.valid = 'ended';
  await expect(renewal.ask(once)).rejects.toBe(refusal);
  const renewing = renewal.renew(() => Promise.reject(refusal));
  await expect(renewal.ask(once)).rejects.toBe(refusal);
  await expect(renewing).rejects.toBe(refusal);
  expect(state.asked).toBe(2);
});
