import { Problem } from '@yuanliu/core/platform';
import { expect, test } from 'vitest';
import { checkSubscription } from './subscription-body.ts';

const dest = 'https://client.example.com/queryCallback';

const wrong = (body: unknown): string[] => {
  try {
    checkSubscription(body);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.kind.code, ...error.issues.map(({ path }) => path)];
  }
};

test.each([
  [{ dest, stream: true }],
  [{ dest, signatureToken: 'x', schedule: { hour: '1', minute: '5' }, reportIfEmpty: true }],
  [{ dest: 'http://127.0.0.1:8899/', schedule: { second: '0,10,[20-30]', dayOfWeek: '[1-5]', month: '12' } }],
  [{ dest, stream: true, initialRecordTime: '2026-11-24T08:00:00.5+08:00' }],
])('%j is a subscription', (body) => {
  expect(wrong(body)).toEqual([]);
});

const controls = 'trace.wrong-subscription-controls';

test.each([
  ['no object', [], ['trace.invalid-epcis', '']],
  ['no destination', { stream: true }, ['trace.invalid-epcis', '/dest']],
  [
    'a destination that nobody can call',
    { dest: 'htto://x', stream: true },
    ['trace.invalid-epcis', '/dest'],
  ],
  ['neither stream nor schedule', { dest }, [controls, '']],
  ['both', { dest, stream: true, schedule: { hour: '1' } }, [controls, '']],
  ['stream switched off', { dest, stream: false }, [controls, '/stream']],
  ['an empty schedule', { dest, schedule: {} }, [controls, '/schedule']],
  ['second 60', { dest, schedule: { second: '60' } }, [controls, '/schedule/second']],
  ['a number that is no text', { dest, schedule: { second: 5 } }, [controls, '/schedule/second']],
  ['hour -1', { dest, schedule: { hour: '-1' } }, [controls, '/schedule/hour']],
  ['day 0', { dest, schedule: { dayOfMonth: '0' } }, [controls, '/schedule/dayOfMonth']],
  [
    'a range that runs backwards',
    { dest, schedule: { dayOfWeek: '[5-1]' } },
    [controls, '/schedule/dayOfWeek'],
  ],
  ['Sunday as 8', { dest, schedule: { dayOfWeek: '[1-8]' } }, [controls, '/schedule/dayOfWeek']],
  ['an unknown part', { dest, schedule: { year: '2026' } }, [controls, '/schedule/year']],
  [
    'a time without zone',
    { dest, stream: true, initialRecordTime: '2026-11-24T08:00:00' },
    [controls, '/initialRecordTime'],
  ],
])('%s is refused', (_, body, expected) => {
  expect(wrong(body)).toEqual(expected);
});
