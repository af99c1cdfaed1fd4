import { Table, type TableColumnType } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Column } from './column.ts';
import { type Selection, toggled } from './selection.ts';

interface RowTableProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onOpen: ((row: R) => void) | undefined;
  /** Absent when there is nothing to do to several rows. */
  readonly selection: Selection | undefined;
}

const antdColumn = <R extends object>(column: Column<R>, sort: string): TableColumnType<R> => {
  const order = sort.startsWith('-') ? 'descend' : 'ascend';
  return {
    key: column.key,
    title: column.title,
    render: (_, row) => column.render(row),
    className: column.isNumber === true ? 'figures' : '',
    ...(column.isNumber === true && { align: 'right' }),
    ...(column.width !== undefined && { width: column.width }),
    ...(column.isSortable === true && {
      sorter: true,
      showSorterTooltip: false,
      sortOrder: sort.replace('-', '') === column.key ? order : null,
    }),
  };
};

/** The row that a key leads to from this one. */
const rowBeside = (row: HTMLElement, key: string): HTMLElement | undefined => {
  const rows = row.parentElement?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [];
  const found = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: rows[0],
    End: rows[rows.length - 1],
  }[key];
  return found instanceof HTMLElement ? found : undefined;
};

/**
 * The rows as a table: arrows, Home and End move, Enter opens; the space bar selects, Ctrl A selects all that are
 * shown, Escape none.
 */
export const RowTable = <R extends object>(props: RowTableProps<R>) => {
  const { rows, columns, rowKey, sort, onSort, onOpen, selection } = props;
  const press = (event: KeyboardEvent<HTMLElement>, row: R) => {
    if (event.target !== event.currentTarget) return;
    const next = rowBeside(event.currentTarget, event.key);
    if (next !== undefined) {
      event.preventDefault();
      next.focus();
    }
    if (event.key === 'Enter') onOpen?.(row);
    if (selection === undefined) return;
    if (event.key === ' ') {
      event.preventDefault();
      selection.change(toggled(selection, rowKey(row)));
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selection.change(rows.map(rowKey));
    }
    if (event.key === 'Escape') selection.change([]);
  };
  return (
    <Table<R>
      aria-label={props.label}
      size="small"
      pagination={false}
      rowKey={rowKey}
      dataSource={[...rows]}
      columns={columns.map((column) => antdColumn(column, sort))}
      sortDirections={['ascend', 'descend', 'ascend']}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        if (one?.columnKey !== undefined)
          onSort(`${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}`);
      }}
      {...(selection !== undefined && {
        rowSelection: {
          selectedRowKeys: [...selection.keys],
          columnWidth: 40,
          onChange: (keys) => selection.change(keys.map(String)),
        },
      })}
      onRow={(row, index) => ({
        tabIndex: index === 0 ? 0 : -1,
        className: onOpen === undefined ? '' : 'row-opens',
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => press(event, row),
        onClick: (event) => {
          const isControl =
            event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
          if (!isControl && getSelection()?.isCollapsed !== false) onOpen?.(row);
        },
      })}
    />
  );
};
