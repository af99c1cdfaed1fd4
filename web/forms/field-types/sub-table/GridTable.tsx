/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of which only those in sight are there are no <table> */
import type { FormField } from '@yuanliu/core/forms';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useText } from '../../../lib/text.ts';
import { GridEditor } from './GridEditor.tsx';
import { GridFoot } from './GridFoot.tsx';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { isWithin } from './grid-place.ts';
import { TableTools } from './TableTools.tsx';
import { tableTexts as texts } from './table-texts.ts';
import { useClipboard } from './use-clipboard.ts';
import { useGrid } from './use-grid.ts';
import { rowKey, useTable } from './use-table.ts';

interface GridTableProps {
  readonly field: FormField;
  readonly id: string;
  readonly labelledBy: string;
  readonly isReadOnly: boolean;
}

/** The height of a row in pixels; sub-table.css has the same. */
const rowHeight = 36;

/** Rows as a spreadsheet: only those in sight are drawn, so that five hundred are as quick as five. */
// oxlint-disable-next-line max-lines-per-function -- half of it is the one tree of elements
export const GridTable = ({ field, id, labelledBy, isReadOnly }: GridTableProps) => {
  const t = useText();
  const table = useTable(field);
  const grid = useGrid(table, isReadOnly);
  const clipboard = useClipboard(table, { range: grid.range, onPasted: grid.selectFrom });
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, rows } = table;
  // oxlint-disable-next-line react/incompatible-library -- its functions are called here alone, and handed to nobody
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const { place } = grid;
  const scroll = useRef(virtual.scrollToIndex);
  useEffect(() => {
    if (place.row < rows.length) scroll.current(place.row);
  }, [place, rows.length]);
  const template = `44px ${columns.map(({ face }) => `minmax(${face.width}px, ${face.width}fr)`).join(' ')}`;
  return (
    <div className={isReadOnly ? 'sub-table is-read-only' : 'sub-table'}>
      {!isReadOnly && <TableTools table={table} grid={grid} note={clipboard.note} />}
      <div className="grid-frame" ref={scroller}>
        <div
          className="grid"
          role="grid"
          aria-labelledby={labelledBy}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          style={{
            gridTemplateColumns: template,
            minWidth: columns.reduce((width, { face }) => width + face.width, 44),
          }}
        >
          <GridHead columns={columns} />
          <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => (
              <GridRow
                key={rowKey(rows, index)}
                table={table}
                index={index}
                start={start}
                isActive={place.row === index && grid.isFocused}
                activeColumn={place.row === index ? place.column : -1}
                selected={columns.map((_, column) => isWithin({ row: index, column }, grid.range))}
                hasRange={grid.hasRange}
                onPress={grid.press}
                onOpen={grid.open}
              />
            ))}
            {!isReadOnly && (
              <GridEditor
                id={id}
                table={table}
                grid={grid}
                clipboard={clipboard}
                rowHeight={rowHeight}
                frame={scroller}
              />
            )}
          </div>
          {rows.length === 0 && (
            <button type="button" className="grid-empty" onClick={grid.focus}>
              <b>{t(texts.empty)}</b>
              {!isReadOnly && <span>{t(texts.emptyMore)}</span>}
            </button>
          )}
          <GridFoot table={table} />
        </div>
      </div>
    </div>
  );
};
