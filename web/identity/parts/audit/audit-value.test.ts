import { expect, it } from 'vitest';
import { differing, fieldName, readValue, type ValueReader } from './audit-value.ts';

const text = (zh: string) => ({ zh, en: zh });
const reader: ValueReader = {
  names: {
    'identity.user/language=zh': text('中文'),
    'identity.user/departmentId': text('部门'),
    'numbering.rule/segments/kind=counter': text('流水号'),
    'numbering.rule/segments/width': text('位数'),
    'numbering.rule/segments/reset': text('归零'),
    'numbering.rule/segments/reset=day': text('每天'),
    'numbering.rule/nextValue': text('下一个流水号'),
    'identity.role/grants=all': text('全部'),
    'identity.users.see': text('查看用户'),
  },
  say: ({ zh }) => zh,
  time: (iso) => `时间 ${iso.slice(0, 4)}`,
  nameOf: (id) => (id === 'd-1' ? '质量部' : undefined),
  words: {
    yes: text('是'),
    no: text('否'),
    secret: text('不记录'),
    off: text('休息'),
    weekdays: text('一 二 三 四 五 六 日'),
  },
};

it.each([
  ['identity.user/email', null, []],
  ['identity.user/email', '', []],
  ['identity.user/active', true, ['是']],
  ['identity.user/language', 'zh', ['中文']],
  ['identity.user/departmentId', 'd-1', ['质量部']],
  ['identity.user/password', '…', ['不记录']],
  ['identity.user/lockedUntil', '2026-11-24T08:00:00.000Z', ['时间 2026']],
  ['identity.user/roles', ['仓管', '质检'], ['仓管、质检']],
  ['identity.role/grants', { 'identity.users.see': 'all' }, ['查看用户 全部']],
  [
    'numbering.rule/segments',
    [
      { kind: 'counter', width: 4, reset: 'day' },
      { kind: 'date', pattern: 'yyyy' },
    ],
    ['流水号：位数 4，归零 每天', 'date：yyyy'],
  ],
  ['calendar.pattern/week', [[{ from: '08:30', to: '12:00' }], []], ['一 08:30–12:00', '二 休息']],
])('reads %s %j', (path, value, lines) => {
  expect(readValue(reader, path, value)).toEqual(lines);
});

it('names fields, also those that carry a period, and shows unknown ones as they are', () => {
  expect(fieldName(reader, { type: 'identity.user', field: 'departmentId' })).toBe('部门');
  expect(fieldName(reader, { type: 'numbering.rule', field: 'nextValue 2026-11' })).toBe(
    '下一个流水号 2026-11',
  );
  expect(fieldName(reader, { type: 'calendar.year', field: '2026-10-01' })).toBe('2026-10-01');
});

it('leaves out what two states have in common', () => {
  expect(differing({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, d: 6 })).toEqual({
    from: { b: 2, c: 3 },
    to: { b: 5, d: 6 },
    same: 1,
  });
  expect(differing(null, { a: 1 })).toEqual({ from: null, to: { a: 1 }, same: 0 });
});
