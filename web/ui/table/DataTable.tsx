import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useIsPhone } from '../../lib/media.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { uiTexts } from '../ui-texts.ts';
import type { DataTableProps } from './data-table-props.ts';
import { RowCards } from './RowCards.tsx';
import { RowTable } from './RowTable.tsx';
import { TableFoot } from './TableFoot.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { TableTools } from './TableTools.tsx';
import { useChosenColumns } from './use-chosen-columns.ts';
import './table.css';

/** The list of every list page; how to use it stands in ui/index.ts. */
export const DataTable = <R extends object>(props: DataTableProps<R>) => {
  const { list, rows: source, columns, rowKey, onOpen, bulk = [] } = props;
  const isPhone = useIsPhone();
  const chosen = useChosenColumns(props.name, columns);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const rows = source.rows ?? [];
  const present = rows.filter((row) => selected.includes(rowKey(row)));
  const selection = bulk.length === 0 ? undefined : { keys: present.map(rowKey), change: setSelected };
  return (
    <div className={source.isOutdated ? 'data-table is-outdated' : 'data-table'}>
      <TableTools {...props} bulk={bulk} chosen={chosen} selected={present} onClear={() => setSelected([])} />
      <TableBody {...props}>
        {isPhone ? (
          <RowCards rows={rows} columns={columns} rowKey={rowKey} onOpen={onOpen} selection={selection} />
        ) : (
          <RowTable
            label={props.label}
            rows={rows}
            columns={chosen.shown}
            rowKey={rowKey}
            sort={list.sort}
            onSort={list.sortBy}
            onOpen={onOpen}
            selection={selection}
          />
        )}
        <TableFoot source={source} />
      </TableBody>
      {source.rows !== undefined && props.note}
    </div>
  );
};

interface TableBodyProps<R> extends DataTableProps<R> {
  readonly children: ReactNode;
}

const TableBody = <R,>({ rows: source, list, empty, noMatch, children }: TableBodyProps<R>) => {
  const t = useText();
  if (source.rows === undefined) {
    return source.error === null ? (
      <TableSkeleton />
    ) : (
      <ErrorState error={source.error} onRetry={source.retry} />
    );
  }
  if (source.rows.length > 0) return children;
  if (!list.isFiltered) return <EmptyState {...empty} />;
  if (noMatch !== undefined) return <EmptyState {...noMatch} />;
  return (
    <EmptyState
      title={t(uiTexts.table.noMatch)}
      text={t(uiTexts.table.noMatchMore)}
      action={<Button onClick={list.clear}>{t(uiTexts.table.clear)}</Button>}
    />
  );
};
