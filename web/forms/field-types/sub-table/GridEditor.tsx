import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { useFilling } from '../filling-context.ts';
import { PickedCell } from './PickedCell.tsx';
import { tableTexts as texts } from './table-texts.ts';
import { textToEdit, valueOf } from './typed-cell.ts';
import { useBox } from './use-box.ts';
import type { useClipboard } from './use-clipboard.ts';
import type { Grid } from './use-grid.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { Table } from './use-table.ts';

interface GridEditorProps {
  readonly id: string;
  readonly table: Table;
  readonly grid: Grid;
  readonly clipboard: ReturnType<typeof useClipboard>;
  readonly rowHeight: number;
  readonly frame: RefObject<HTMLDivElement | null>;
}

/**
 * Lies over the active cell and takes the keys: unseen while one moves about, a text box while one types, so that an input
 * method composes in the right place from the first letter on.
 */
// oxlint-disable-next-line max-lines-per-function -- one element whose every handler depends on whether one types
export const GridEditor = ({ id, table, grid, clipboard, rowHeight, frame }: GridEditorProps) => {
  const t = useText();
  const { reader } = useFilling();
  const { place, isOpen } = grid;
  const column = table.columns[place.column];
  const cell = column && table.cell(place.row, column);
  const isClosed = cell === undefined || cell.isClosed || !cell.isVisible;
  const isPicked = column?.face.inCell === 'picked';
  const isTyping = isOpen && !isPicked && !isClosed;
  const [typed, setTyped] = useState<string>();
  const box = useBox(frame, place.column, table.columns.length);
  const value = column === undefined ? null : (table.rows[place.row]?.[column.field.key] ?? null);
  const text = typed ?? (column === undefined ? '' : textToEdit(column, value));

  const end = (isKept: boolean) => {
    if (isTyping && isKept && typed !== undefined && column !== undefined)
      table.change([{ row: place.row, column: column.field.key, value: valueOf(column, typed, reader) }]);
    grid.setOpen(false);
    setTyped(undefined);
  };
  const { onCommit } = grid;
  useEffect(() => onCommit(() => end(true)));
  const press = useGridKeys({ table, grid, isClosed, isPicked, isTyping, end });
  const style: CSSProperties = {
    left: box.left,
    width: box.width,
    top: place.row * rowHeight,
    minHeight: rowHeight,
  };
  return (
    <>
      <textarea
        id={id}
        // oxlint-disable-next-line react/refs -- a callback, not a ref
        ref={grid.takeKeys}
        className={isTyping ? 'grid-editor is-open' : 'grid-editor'}
        aria-label={t(texts.keys)}
        aria-activedescendant={column === undefined ? undefined : `active-${column.node}`}
        style={style}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        value={isTyping ? text : ''}
        onKeyDown={press}
        onChange={({ target }) => {
          if (isClosed || isPicked) return;
          setTyped(target.value);
          grid.setOpen(true);
        }}
        onFocus={() => grid.setFocused(true)}
        onBlur={() => {
          if (isTyping) end(true);
          grid.setFocused(false);
        }}
        onCopy={isTyping ? undefined : clipboard.copy}
        onCut={isTyping ? undefined : clipboard.cut}
        onPaste={isTyping ? undefined : clipboard.paste}
      />
      {isOpen && isPicked && column !== undefined && !isClosed && (
        <PickedCell
          key={`${place.row}.${column.node}`}
          column={column}
          table={table}
          grid={grid}
          value={value}
          style={style}
        />
      )}
    </>
  );
};
