import { evidenceCode, roleCode } from '@yuanliu/core/trace';
import { describe, expect, test } from 'vitest';
import { emptyState } from '../projection/unit-state.ts';
import { balancesOf, fillLevels, writingOf } from './balance.ts';
import type { Incidence } from './neighbourhood.ts';

const line = (
  role: keyof typeof roleCode,
  quantity: string | null,
  { uom = null, event = 1 }: { uom?: string | null; event?: number } = {},
): Incidence => ({
  flow: event,
  event,
  role: roleCode[role],
  unit: 1,
  quantity,
  uom,
  evidence: evidenceCode.scanned,
  isVessel: true,
  peer: null,
  time: event,
  place: `${roleCode[role]}.0`,
  serials: null,
});

describe('the unit of measure that amounts are told in', () => {
  test('is the one that the first line of the dimension states', () => {
    const [kilograms, litres, cubic] = ['KGM', 'LTR', 'MTQ'].map((uom) => line('observed', '1', { uom }));
    const lines = [kilograms, litres, cubic, cubic].filter((each) => each !== undefined);
    expect(writingOf(lines)('MTQ')).toBe('LTR');
    expect(writingOf(lines)('KGM')).toBe('KGM');
  });

  test('is no text for pieces, and the base unit where no line says anything', () => {
    expect(writingOf([line('output', '3')])('C62')).toBe('');
    expect(writingOf([line('output', null, { uom: 'LTR' })])('MTQ')).toBe('MTQ');
  });
});

describe('a balance', () => {
  const books = {
    ...emptyState(),
    sums: {
      ...emptyState().sums,
      made: { MTQ: '1.5', C62: '3' },
      consumed: { MTQ: '0.25' },
      adjusted: { MTQ: '-0.1' },
    },
    stocks: {
      'location:a': { MTQ: '0.6', C62: '3' },
      'transit:': { MTQ: '0.2' },
      'party:p': { MTQ: '0.05' },
    },
    packed: { MTQ: '0.3' },
  };
  const writing = (base: string): string => (base === 'MTQ' ? 'LTR' : '');

  test('adds up in the unit of measure that people wrote', () => {
    expect(balancesOf(books, writing)).toEqual([
      {
        uom: '',
        in: '3',
        out: '0',
        onHand: '3',
        samples: '0',
        loss: '0',
        adjustments: '0',
        unexplained: '0',
      },
      {
        uom: 'LTR',
        in: '1500',
        out: '300',
        onHand: '1100',
        samples: '0',
        loss: '0',
        adjustments: '100',
        unexplained: '0',
      },
    ]);
  });

  test('calls what is missing unexplained, and nothing at hand less than nothing', () => {
    const overdrawn = {
      stocks: { 'location:a': { MTQ: '-2' } },
      packed: {},
      sums: { ...emptyState().sums, consumed: { MTQ: '2' } },
    };
    expect(balancesOf(overdrawn, writing)).toMatchObject([
      { out: '2000', onHand: '0', unexplained: '-2000' },
    ]);
  });
});

test('fills tell levels over charges and draws in several units of measure of one dimension', () => {
  const moments = [
    line('output', '1000', { uom: 'LTR', event: 1 }),
    line('input', '0.25', { uom: 'MTQ', event: 2 }),
    line('output', '100', { uom: 'LTR', event: 3 }),
  ].map((each) => ({ line: each, isCleaning: false }));
  const levels = fillLevels(moments);
  expect(levels.get(1)?.heel).toEqual({ quantity: '750', uom: 'LTR' });
  expect(levels.get(3)?.balances).toMatchObject([{ uom: 'LTR', in: '850', onHand: '850' }]);
  expect(fillLevels([...moments, { line: line('input', '1', { uom: 'KGM' }), isCleaning: false }]).size).toBe(
    0,
  );
});
