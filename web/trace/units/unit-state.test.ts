import { expect, it } from 'vitest';
import { standingOf } from './unit-state.ts';

const disposition = (word: string): string => `https://ref.gs1.org/cbv/Disp-${word}`;

it('puts a hold before everything else', () => {
  const held = { isHeld: true, isEnded: true, disposition: disposition('sellable_accessible') };
  expect(standingOf(held)?.word?.zh).toBe('冻结');
  expect(standingOf({ ...held, isHeld: false })?.meaning).toBe('off');
});

it.each([
  ['sellable_accessible', 'good'],
  ['non_conformant', 'bad'],
  ['damaged', 'warn'],
  ['in_transit', 'wait'],
  ['in_progress', undefined],
  ['a_word_of_tomorrow', undefined],
])('reads %s as %s', (word, meaning) => {
  expect(standingOf({ isHeld: false, isEnded: false, disposition: disposition(word) })?.meaning).toBe(
    meaning,
  );
});

it('says nothing of a unit of which no event told a disposition', () => {
  expect(standingOf({ isHeld: false, isEnded: false, disposition: null })).toBeUndefined();
});
