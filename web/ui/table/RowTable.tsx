import { Table, type TableColumnType } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Column } from './column.ts';

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

/** The keys of the selected rows. */
export interface Selection {
  readonly keys: readonly string[];
  readonly change: (keys: readonly string[]) => void;
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

/** The rows as a table: arrows move, Enter opens, the space bar selects. */
export const RowTable = <R extends object>(props: RowTableProps<R>) => {
  const { rows, columns, rowKey, sort, onSort, onOpen, selection } = props;
  const toggle = (key: string) => {
    if (selection === undefined) return;
    const { keys, change } = selection;
    change(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  };
  const press = (event: KeyboardEvent<HTMLElement>, row: R) => {
    if (event.target !== event.currentTarget) return;
    const next = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const neighbour = event.currentTarget[next[event.key]];
      if (neighbour instanceof HTMLElement) neighbour.focus();
    }
    if (event.key === 'Enter') onOpen?.(row);
    if (event.key === ' ' && selection !== undefined) {
      event.preventDefault();
      toggle(rowKey(row));
    }
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
