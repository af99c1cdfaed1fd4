import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf, textOfCells } from './clipboard-cells.ts';

describe('cells on the clipboard', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['只有一格', [['只有一格']]],
    ['\t\t', [['', '', '']]],
    ['"两\n行"\t5" 管', [['两\n行', '5" 管']]],
    ['"说""好"""\tx', [['说"好"', 'x']]],
    ['"没有收尾\tb', [['"没有收尾', 'b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['', [['']]],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('what is copied comes back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '量', ' ') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
      // Trailing line ends are the clipboard's own.
      .filter((rows) => rows.at(-1)?.some((each) => each.trim() !== '') === true);
    fc.assert(
      fc.property(table, (rows) => {
        expect(cellsOf(textOfCells(rows))).toEqual(rows);
      }),
    );
  });
});
