import { type ClipboardEvent, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { useFilling } from '../filling-context.ts';
import { cellsOf, textOfCells } from './clipboard-cells.ts';
import type { Range } from './grid-place.ts';
import { lookUpNames, pastingOf, readCells } from './read-cells.ts';
import { tableTexts as texts } from './table-texts.ts';
import type { Table, TableColumn } from './use-table.ts';

interface Clipboard {
  /** What is going on, or came of it. */
  readonly note: string | undefined;
  readonly copy: (event: ClipboardEvent) => void;
  readonly cut: (event: ClipboardEvent) => void;
  readonly paste: (event: ClipboardEvent) => void;
}

interface Selected {
  readonly range: Range;
  readonly onPasted: (rows: number, columns: number) => void;
}

/** One cell that was copied fills all that are selected. */
const spread = (cells: readonly (readonly string[])[], { top, bottom, left, right }: Range) => {
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (only === undefined) return cells;
  return Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => only));
};

/** Copies cells to a spreadsheet and takes them from one. */
export const useClipboard = (table: Table, { range, onPasted }: Selected): Clipboard => {
  const t = useText();
  const filling = useFilling();
  const [note, setNote] = useState<string>();
  const { columns, rows, most } = table;

  const textAt = (row: number, column: TableColumn): string => {
    const value = rows[row]?.[column.field.key] ?? null;
    if (value === null) return '';
    return column.shown.type.bare?.(value) ?? table.cell(row, column).text;
  };
  const copy = (event: ClipboardEvent) => {
    event.preventDefault();
    const chosen = columns.slice(range.left, range.right + 1);
    const lines = rows
      .slice(range.top, range.bottom + 1)
      .map((_, index) => chosen.map((column) => textAt(range.top + index, column)));
    event.clipboardData.setData('text/plain', textOfCells(lines));
  };
  const clear = () => {
    const chosen = columns.slice(range.left, range.right + 1);
    table.change(
      rows
        .slice(range.top, range.bottom + 1)
        .flatMap((_, index) =>
          chosen
            .filter((column) => !table.cell(range.top + index, column).isClosed)
            .map(({ field }) => ({ row: range.top + index, column: field.key, value: null })),
        ),
    );
  };
  const take = async (text: string) => {
    const all = pastingOf(spread(cellsOf(text), range), columns, { row: range.top, column: range.left });
    const room = Math.max(0, most - all.top);
    const pasting = { ...all, cells: all.cells.slice(0, room) };
    await lookUpNames(pasting, filling, (count) => setNote(t(texts.finding, { count })));
    const { changes, unread } = readCells(pasting, filling.reader, table.cell);
    table.change(changes);
    const count = pasting.cells.length;
    onPasted(count, pasting.columns.length);
    if (all.cells.length > room) setNote(t(texts.pastedCut, { most, count: all.cells.length - room }));
    else if (unread > 0) setNote(t(texts.pastedUnread, { rows: count, count: unread }));
    else setNote(t(texts.pasted, { rows: count }));
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (text === '') return;
    event.preventDefault();
    take(text).catch(() => undefined);
  };
  return {
    note,
    copy,
    paste,
    cut: (event) => {
      copy(event);
      clear();
    },
  };
};
