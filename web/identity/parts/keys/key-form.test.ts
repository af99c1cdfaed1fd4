import { fill } from '@yuanliu/core/platform';
import { expect, test } from 'vitest';
import type { Say } from '../../../lib/text.ts';
import { blankKey, keyEnd, keyFaults } from './key-form.ts';

const now = new Date(2026, 10, 24, 16, 30);
const t: Say = (text, data = {}) => fill(text.zh, data);
const endOf = (year: number, month: number, day: number) => new Date(year, month - 1, day, 23, 59, 59, 999);

test('a key is good until the end of its last day', () => {
  expect(keyEnd({ expiresAt: 'days90', day: '' }, now)).toEqual(endOf(2027, 2, 22));
  expect(keyEnd({ expiresAt: 'year', day: '' }, now)).toEqual(endOf(2027, 11, 24));
  expect(keyEnd({ expiresAt: 'day', day: '2026-11-24' }, now)).toEqual(endOf(2026, 11, 24));
  expect(keyEnd({ expiresAt: 'never', day: '2026-11-24' }, now)).toBeNull();
  expect(keyEnd({ expiresAt: 'day', day: '' }, now)).toBeUndefined();
});

test('what is missing or past is told beside its field', () => {
  const faults = keyFaults(t, () => now);
  expect(faults(blankKey)).toEqual({ rights: '请至少勾选一项权限' });
  const chosen = { ...blankKey, rights: ['identity.users.see'], expiresAt: 'day' as const };
  expect(faults(chosen)).toEqual({ day: '请选择最后一天' });
  expect(faults({ ...chosen, day: '2026-11-23' })).toEqual({ day: '请选择今天或以后的日期' });
  expect(faults({ ...chosen, day: '2026-11-24' })).toEqual({});
});
