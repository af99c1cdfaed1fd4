import type { RecordRow } from '@yuanliu/core/forms';
import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import { useText } from '../../lib/text.ts';
import { HeadCell } from './HeadCell.tsx';
import type { ListColumn } from './list-columns.ts';
import { ListCell } from './ListCell.tsx';
import { listTexts as texts } from './list-texts.ts';

/** The rows that are ticked. */
export interface Ticked {
  readonly ids: readonly string[];
  readonly change: (ids: readonly string[]) => void;
}

export interface RecordTableProps {
  readonly label: string;
  /** What the titles are: the field that gives them. */
  readonly titleLabel: string | undefined;
  readonly rows: readonly RecordRow[];
  readonly columns: readonly ListColumn[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onWidth: (key: string, width: number) => void;
  readonly onOpen: (row: RecordRow) => void;
  /** Absent where nothing can be done to several rows. */
  readonly ticked: Ticked | undefined;
}

/** The width of the column that names a record, in pixels. */
const titleWidth = 190;

const beside = (row: HTMLElement, key: string): HTMLElement | undefined => {
  const rows = row.parentElement?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [];
  const found: Readonly<Record<string, Element | null | undefined>> = {
    ArrowDown: row.nextElementSibling,
    j: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    k: row.previousElementSibling,
    Home: rows[0],
    End: rows[rows.length - 1],
  };
  const next = found[key];
  return next instanceof HTMLElement ? next : undefined;
};

/** Records as a table: arrows or J and K move, Enter opens, the space bar ticks. */
export const RecordTable = (props: RecordTableProps) => {
  const { label, titleLabel, rows, columns, sort, onSort, onWidth, onOpen, ticked } = props;
  const t = useText();
  const toggle = (id: string) => {
    if (ticked === undefined) return;
    const { ids, change } = ticked;
    change(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  };
  const areAll = rows.length > 0 && ticked !== undefined && rows.every(({ id }) => ticked.ids.includes(id));
  return (
    <div className="record-table-frame">
      <table className="record-table" aria-label={label}>
        <colgroup>
          {ticked !== undefined && <col style={{ width: 40 }} />}
          <col style={{ width: titleWidth }} />
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr>
            {ticked !== undefined && (
              <th className="tick">
                <Checkbox
                  aria-label={t(texts.selectAll)}
                  checked={areAll}
                  indeterminate={!areAll && ticked.ids.length > 0}
                  onChange={() => ticked.change(areAll ? [] : rows.map(({ id }) => id))}
                />
              </th>
            )}
            <HeadCell name={titleLabel} sort={sort} onSort={onSort} />
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} onWidth={onWidth} />
            ))}
            <th className="rest" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              isFirst={index === 0}
              columns={columns}
              isTicked={ticked?.ids.includes(row.id)}
              onToggle={() => toggle(row.id)}
              onOpen={() => onOpen(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface RowProps {
  readonly row: RecordRow;
  readonly isFirst: boolean;
  readonly columns: readonly ListColumn[];
  /** Undefined where rows are not ticked. */
  readonly isTicked: boolean | undefined;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}

const Row = ({ row, isFirst, columns, isTicked, onToggle, onOpen }: RowProps) => {
  const t = useText();
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const next = beside(event.currentTarget, event.key);
    if (next !== undefined) next.focus();
    else if (event.key === 'Enter') onOpen();
    else if (event.key === ' ') onToggle();
    else return;
    event.preventDefault();
  };
  return (
    <tr
      tabIndex={isFirst ? 0 : -1}
      aria-selected={isTicked ?? false}
      onKeyDown={press}
      onClick={(event) => {
        const isControl =
          event.target instanceof Element && event.target.closest('a, button, label') !== null;
        if (!isControl && getSelection()?.isCollapsed !== false) onOpen();
      }}
    >
      {isTicked !== undefined && (
        <td className="tick">
          <Checkbox aria-label={t(texts.select)} checked={isTicked} onChange={onToggle} />
        </td>
      )}
      <th scope="row">{row.title}</th>
      {columns.map((column) => (
        <td key={column.key} className={column.isNumber ? 'is-number figures' : ''}>
          <ListCell row={row} column={column} />
        </td>
      ))}
      <td className="rest" aria-hidden="true" />
    </tr>
  );
};
