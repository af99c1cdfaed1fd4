import type { SerialRuleDefinition } from '@yuanliu/core/numbering';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { OpenDatabase } from '../platform/index.ts';
import { stoppedClock, type TestDatabase, testDatabase } from '../test/test-database.ts';
import { changeRule } from './change-rule.ts';
import { addSerialRule, createRule, type NewSerialRule } from './create-rule.ts';
import { type NumberTaker, numberTaker } from './number-taker.ts';
import { setNextValue } from './set-next-value.ts';

const zone = 'Asia/Shanghai';
const at = new Date('2026-11-24T02:00:00Z');

let t: TestDatabase;
let reserve: OpenDatabase;
let numbers: NumberTaker;
beforeAll(async () => {
  t = await testDatabase();
  reserve = t.openBeside(1);
  numbers = numberTaker({ db: reserve });
});
afterAll(async () => {
  await t.close();
});

const rule = (key: string, over: Partial<SerialRuleDefinition> = {}): NewSerialRule => ({
  key,
  name: '生产批号',
  mode: 'gap-free',
  segments: [
    { kind: 'constant', text: 'L' },
    { kind: 'date', pattern: 'yyyyMM' },
    { kind: 'counter', width: 4, reset: 'month' },
  ],
  ...over,
});

const daily: SerialRuleDefinition['segments'] = [
  { kind: 'date', pattern: 'yyyyMMdd' },
  { kind: 'counter', width: 3, reset: 'day' },
];

const take = (ruleKey: string, when = at) =>
  t.db.transact((tx) => numbers.takeNumber(tx, { ruleKey, at: when }));
const code = (expected: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code: expected }) });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test('200 takers at once get 200 consecutive numbers under a gap-free rule', async () => {
  await createRule(t.ctx(), rule('t.gap-free'));
  const taken = await Promise.all(upTo(200).map(() => take('t.gap-free')));
  expect(taken.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual(upTo(200));
  expect(new Set(taken.map(({ text }) => text)).size).toBe(200);
  expect(taken.find(({ value }) => value === 200)?.text).toBe('L2026110200');
});

test('200 takers at once get 200 different numbers under a fast rule, though all connections are busy', async () => {
  await createRule(t.ctx(), rule('t.fast', { mode: 'fast' }));
  const taken = await Promise.all(upTo(200).map(() => take('t.fast')));
  expect(new Set(taken.map(({ text }) => text)).size).toBe(200);
  const others = numberTaker({ db: reserve });
  const more = await t.db.transact((tx) => others.takeNumbers(tx, { ruleKey: 't.fast', at, count: 150 }));
  expect(new Set([...taken, ...more].map(({ value }) => value)).size).toBe(350);
});

test('a rolled-back taker leaves no gap under a gap-free rule and gives no number twice under a fast one', async () => {
  await createRule(t.ctx(), rule('t.back'));
  await createRule(t.ctx(), rule('t.back-fast', { mode: 'fast' }));
  const first = [await take('t.back'), await take('t.back-fast')];
  await expect(
    t.db.transact(async (tx) => {
      await numbers.takeNumber(tx, { ruleKey: 't.back', at });
      await numbers.takeNumber(tx, { ruleKey: 't.back-fast', at });
      throw new Error('refused further on');
    }),
  ).rejects.toThrow('refused further on');
  expect((await take('t.back')).value).toBe((first[0]?.value ?? 0) + 1);
  expect((await take('t.back-fast')).value).toBe((first[1]?.value ?? 0) + 2);
});

test('the counter starts again with the month of the enterprise’s zone, and a late document counts in its own', async () => {
  await createRule(t.ctx(), rule('t.month'));
  expect((await take('t.month', new Date('2026-11-30T15:59:59Z'))).text).toBe('L2026110001');
  expect((await take('t.month', new Date('2026-11-30T16:00:00Z'))).text).toBe('L2026120001');
  expect((await take('t.month', new Date('2026-11-02T16:00:00Z'))).text).toBe('L2026110002');
});

/** Both resets write the same text for the same day and value, so a counter that went back shows. */
const sameText = (reset: 'day' | 'month'): SerialRuleDefinition['segments'] => [
  { kind: 'date', pattern: 'yyyyMMdd' },
  { kind: 'counter', width: 3, reset },
];

test.each(['gap-free', 'fast'] as const)(
  'a change of a %s rule while numbers are taken repeats none',
  async (mode) => {
    const key = `t.change-${mode}`;
    const { id } = await createRule(t.ctx(), rule(key, { mode, segments: sameText('month') }));
    const ctx = t.ctx({ clock: { now: () => at } });
    let taking = true;
    const takers = upTo(8).map(async () => {
      const mine: string[] = [];
      while (taking) mine.push((await take(key)).text);
      return mine;
    });
    onTestFinished(() => {
      taking = false;
    });
    for (let version = 1; version <= 40; version += 1) {
      const segments = sameText(version % 2 === 1 ? 'day' : 'month');
      const { key: _, ...definition } = rule(key, { mode, segments });
      await changeRule(ctx, { id, version, definition, zone });
    }
    taking = false;
    const taken = (await Promise.all(takers)).flat();
    expect(taken.length).toBeGreaterThan(40);
    expect(taken.length - new Set(taken).size).toBe(0);
  },
);

test('with other periods the counter goes on behind the highest value, and starts again with the next period', async () => {
  const { id } = await createRule(t.ctx(), rule('t.carry'));
  await t.db.transact((tx) => numbers.takeNumbers(tx, { ruleKey: 't.carry', at, count: 40 }));
  const { key: _, ...definition } = rule('t.carry', { segments: daily });
  const ctx = t.ctx({ clock: { now: () => at } });
  expect(await changeRule(ctx, { id, version: 1, definition, zone })).toEqual({
    version: 2,
    counter: 'carried-over',
    next: '20261124041',
  });
  expect((await take('t.carry')).text).toBe('20261124041');
  expect((await take('t.carry', new Date('2026-11-25T02:00:00Z'))).text).toBe('20261125001');
  await expect(changeRule(ctx, { id, version: 1, definition, zone })).rejects.toThrow(
    code('platform.changed-meanwhile'),
  );
});

test.each(['gap-free', 'fast'] as const)(
  'a transaction that makes a %s rule can take from it at once',
  async (mode) => {
    const key = `t.same-${mode}`;
    const values = await t.db.transact(async (tx) => {
      await addSerialRule(tx, t.ctx(), rule(key, { mode }));
      const one = await numbers.takeNumber(tx, { ruleKey: key, at });
      const two = await numbers.takeNumber(tx, { ruleKey: key, at });
      return [one.value, two.value];
    });
    expect(values).toEqual([1, 2]);
    expect((await take(key)).value).toBe(3);
  },
);

test('the next value moves upwards only, voids what was reserved, and is in the audit', async () => {
  const { id } = await createRule(t.ctx(), rule('t.next', { mode: 'fast' }));
  const ctx = t.ctx({ clock: stoppedClock('2026-11-24T02:00:00Z') });
  await take('t.next');
  await expect(setNextValue(ctx, { id, next: 50, reason: '试', zone })).rejects.toThrow(
    code('numbering.next-not-higher'),
  );
  expect(await setNextValue(ctx, { id, next: 5_000, reason: '接续旧系统', zone })).toEqual({
    next: 'L2026115000',
    nextValue: 5_000,
  });
  expect((await take('t.next')).text).toBe('L2026115000');
  const audit = await t.asOwner(
    `select changes from audit_entries where subject_id = '${id}' and action = 'numbering.rule.counter-lifted'`,
  );
  expect(audit).toEqual([
    {
      changes: [
        { field: 'nextValue 2026-11', from: 101, to: 5_000 },
        { field: 'reason', from: null, to: '接续旧系统' },
      ],
    },
  ]);
});

test('an unknown rule and a key that is taken are refused; versions cannot be rewritten', async () => {
  await expect(take('t.nowhere')).rejects.toThrow(code('numbering.rule-unknown'));
  await createRule(t.ctx(), rule('t.once'));
  await expect(createRule(t.ctx(), rule('t.once'))).rejects.toThrow(code('numbering.rule-key-taken'));
  await expect(reserve.pool.query('begin read write; delete from serial_rule_versions')).rejects.toThrow(
    /permission denied/,
  );
  await reserve.pool.query('rollback');
});
