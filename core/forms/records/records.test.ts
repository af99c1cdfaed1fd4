import { describe, expect, test } from 'vitest';
import { receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { clashOf } from './clash.ts';
import { readPlace, recordChanges, writePlace } from './record-changes.ts';
import { searchWords, wantedWords } from './search-words.ts';

const { fields } = receiptForm;
const a = '018f0000-0000-7000-8000-00000000000a';
const b = '018f0000-0000-7000-8000-00000000000b';

describe('what a text is found by', () => {
  const isFound = (text: string, typed: string): boolean => {
    const words = new Set(searchWords([text]));
    const wanted = wantedWords(typed);
    return wanted.length > 0 && wanted.every((word) => words.has(word));
  };

  test.each([
    ['青禾乳业有限公司', '乳业'],
    ['青禾乳业有限公司', '青'],
    ['青禾乳业有限公司', '公司 青禾'],
    ['LOT20261101-A7', '2026'],
    ['LOT20261101-A7', 'lot2026'],
    ['ＬＯＴ２０２６', 'LOT2026'],
    ['Straße', 'STRA'],
    ['𠮷野家', '𠮷野'],
  ])('%s is found by %s', (text, typed) => {
    expect(isFound(text, typed)).toBe(true);
  });

  test.each([
    ['青禾乳业', '乳青'],
    ['LOT2026', '2027'],
    ['青禾', '?!'],
  ])('%s is not found by %s', (text, typed) => {
    expect(isFound(text, typed)).toBe(false);
  });

  test('a book has an end', () => {
    const book = Array.from({ length: 60_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + (index % 20_000)),
    );
    expect(searchWords([book.join('')]).length).toBe(20_000);
  });
});

describe('what changed in a record', () => {
  const before = {
    remark: '旧',
    supplier: a,
    lines: [
      { id: a, lot: 'L1', qty: '1' },
      { id: b, lot: 'L2' },
    ],
  };

  test('is told by field, row and column', () => {
    const after = {
      ...before,
      remark: '新',
      lines: [
        { id: a, lot: 'L1', qty: '2' },
        { id: 'new', lot: 'L3', qty: '5' },
      ],
    };
    const changes = recordChanges(fields, before, after);
    expect(changes).toEqual([
      { field: 'lines', row: b, column: null, from: { lot: 'L2' }, to: null },
      { field: 'lines', row: a, column: 'qty', from: '1', to: '2' },
      { field: 'lines', row: 'new', column: null, from: null, to: { lot: 'L3', qty: '5' } },
      ...(fields.some(({ key }) => key === 'remark')
        ? [{ field: 'remark', row: null, column: null, from: '旧', to: '新' }]
        : []),
    ]);
    for (const change of changes)
      expect(readPlace(writePlace(change))).toMatchObject({ field: change.field, row: change.row });
  });

  test('is nothing where only rows or members changed places', () => {
    expect(recordChanges(fields, before, { ...before, lines: before.lines.toReversed() })).toEqual([]);
  });

  test('two changes clash in the fields that both changed to something else', () => {
    const others = [readPlace('supplier'), readPlace(`lines/${a}/qty`)];
    const clash = clashOf(fields, {
      others,
      standing: before,
      sent: { supplier: b, lines: before.lines, received_on: '2026-03-04' },
    });
    expect(clash.changed).toEqual(['supplier', 'lines']);
    expect(clash.clashing).toEqual(['supplier']);
  });
});
