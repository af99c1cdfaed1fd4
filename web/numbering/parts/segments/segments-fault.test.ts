import type { Segment } from '@yuanliu/core/numbering';
import { expect, it } from 'vitest';
import { moved } from './moved.ts';
import { segmentsFault } from './segment-editors.ts';

const counter = (reset: 'never' | 'day'): Segment => ({ kind: 'counter', width: 4, reset });

it.each<[string, Segment[], RegExp | undefined]>([
  ['a lone counter', [counter('never')], undefined],
  ['a day that tells its counters apart', [{ kind: 'date', pattern: 'yyyyMMdd' }, counter('day')], undefined],
  ['no counter', [{ kind: 'constant', text: 'A' }], /流水号/],
  ['a month under a daily counter', [{ kind: 'date', pattern: 'yyyyMM' }, counter('day')], /重复/],
  ['an empty text', [{ kind: 'constant', text: '' }, counter('never')], /请填写文字/],
  ['an unknown token', [{ kind: 'date', pattern: 'yyyyQQ' }, counter('never')], /yyyyMMdd/],
])('judges %s', (_, segments, sentence) => {
  const fault = segmentsFault(segments, 'zh');
  if (sentence === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(sentence);
});

it('moves an item and leaves the others in their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});
