import { useIsPhone } from '../../lib/media.ts';
import { SearchBox } from '../SearchBox.tsx';
import { BulkBar } from './BulkBar.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import type { BulkAction } from './column.ts';
import type { DataTableProps } from './data-table-props.ts';
import type { ChosenColumns } from './use-chosen-columns.ts';

interface TableToolsProps<R> extends DataTableProps<R> {
  readonly bulk: readonly BulkAction<R>[];
  readonly chosen: ChosenColumns<R>;
  readonly selected: readonly R[];
  readonly onClear: () => void;
}

/** The line above the rows: search and filters, or what to do with the selected rows. */
export const TableTools = <R,>(props: TableToolsProps<R>) => {
  const { list, searchHint, searchLength, filters, more, columns, chosen, bulk, selected, onClear } = props;
  const isPhone = useIsPhone();
  if (selected.length > 0) return <BulkBar rows={selected} actions={bulk} onClear={onClear} />;
  return (
    <div className="table-tools">
      {searchHint !== undefined && (
        <SearchBox value={list.q} onSearch={list.search} hint={searchHint} maxLength={searchLength} />
      )}
      {filters}
      <span className="table-tools-end">
        {more}
        {!isPhone && <ColumnChoice columns={columns} chosen={chosen} />}
      </span>
    </div>
  );
};
