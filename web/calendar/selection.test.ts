import { expect, test } from 'vitest';
import { faultOf, nextHours, tidyTime } from './hours-text.ts';
import { dayAfterKey, extendTo, focusOn, isContiguous, meantBy, toggle } from './selection.ts';

test.for([
  ['ArrowLeft', '2026-03-01', '2026-02-28'],
  ['ArrowDown', '2026-12-24', '2026-12-31'],
  ['ArrowDown', '2026-12-28', '2026-12-31'],
  ['ArrowUp', '2026-01-03', '2026-01-01'],
  ['PageDown', '2026-01-31', '2026-02-28'],
  ['PageUp', '2026-03-31', '2026-02-28'],
  ['Home', '2026-11-25', '2026-11-23'],
  ['End', '2026-11-25', '2026-11-29'],
] as const)('%s leads from %s to %s', ([key, from, to]) => {
  expect(dayAfterKey(key, from)).toBe(to);
});

test('a key without a meaning moves nothing', () => {
  expect(dayAfterKey('a', '2026-03-01')).toBeUndefined();
});

test('a range grows and shrinks from where it began, in both directions', () => {
  const start = focusOn('2026-12-24');
  expect(meantBy(start)).toEqual(['2026-12-24']);
  const later = extendTo(extendTo(start, '2026-12-26'), '2026-12-25');
  expect(later.picked).toEqual(['2026-12-24', '2026-12-25']);
  expect(extendTo(later, '2026-12-23').picked).toEqual(['2026-12-23', '2026-12-24']);
});

test('days are added and taken out one by one, and stay in order', () => {
  const both = toggle(toggle(focusOn('2026-12-01'), '2026-12-12'), '2026-12-05');
  expect(both.picked).toEqual(['2026-12-05', '2026-12-12']);
  expect(isContiguous(both.picked)).toBe(false);
  expect(toggle(both, '2026-12-12').picked).toEqual(['2026-12-05']);
});

test.for([
  ['8', '08:00'],
  ['830', '08:30'],
  ['8：30', '08:30'],
  ['1730', '17:30'],
  ['24', '24:00'],
  ['25', '25'],
  ['2460', '2460'],
  ['noon', 'noon'],
] as const)('the time typed as %s reads %s', ([typed, time]) => {
  expect(tidyTime(typed)).toBe(time);
});

test('what is wrong with hours is told apart', () => {
  expect(faultOf([])).toBeUndefined();
  expect(faultOf([{ from: '8', to: '12' }])).toBeUndefined();
  expect(faultOf([{ from: '8', to: '' }])).toBe('form');
  expect(faultOf([{ from: '22:00', to: '06:00' }])).toBe('order');
  expect(
    faultOf([
      { from: '8', to: '12' },
      { from: '11', to: '17' },
    ]),
  ).toBe('order');
});

test('a further stretch begins after the last one', () => {
  expect(nextHours([])).toEqual({ from: '08:30', to: '12:30' });
  expect(
    faultOf([{ from: '08:30', to: '12:00' }, nextHours([{ from: '08:30', to: '12:00' }])]),
  ).toBeUndefined();
  expect(nextHours([{ from: '20:00', to: '24:00' }])).toEqual({ from: '', to: '' });
});
