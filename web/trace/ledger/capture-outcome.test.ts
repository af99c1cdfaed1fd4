import { expect, test } from 'vitest';
import { outcomeOf } from './capture-outcome.ts';

const progress = { events: 3, judged: 3, recorded: 0, duplicates: 0 };

test.each([
  [{ running: true, success: true }, progress, 'running'],
  [{ running: false, success: true }, { ...progress, recorded: 3 }, 'done'],
  [{ running: false, success: false }, { ...progress, recorded: 1 }, 'partly'],
  [{ running: false, success: false }, { ...progress, duplicates: 1 }, 'partly'],
  [{ running: false, success: false }, progress, 'failed'],
])('%o with %o is %s', (job, counts, outcome) => {
  expect(outcomeOf({ ...job, 'yuanliu:progress': counts })).toBe(outcome);
});
