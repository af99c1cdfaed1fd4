import type { JsonValue } from '@yuanliu/core/platform';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useId } from 'react';
import type { Grid } from './use-grid.ts';
import type { Table, TableColumn } from './use-table.ts';

interface PickedCellProps {
  readonly column: TableColumn;
  readonly table: Table;
  readonly grid: Grid;
  readonly value: JsonValue;
  readonly style: CSSProperties;
}

/** The input of a field laid over its cell: a list to choose from, files, buttons. */
export const PickedCell = ({ column, table, grid, value, style }: PickedCellProps) => {
  const id = useId();
  const { field, face, node } = column;
  const { place } = grid;
  if (face.Input === undefined) return null;
  const close = () => {
    grid.setOpen(false);
    grid.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      close();
      if (event.key === 'Tab') {
        const step = event.shiftKey ? -1 : 1;
        const next = place.column + step;
        if (next >= 0 && next < table.columns.length) grid.move({ row: place.row, column: next });
      }
    }
  };
  const control = {
    id,
    'aria-invalid': false,
    'aria-required': false,
    'aria-describedby': undefined,
    status: '',
  } as const;
  return (
    <div
      className="grid-picked"
      data-tab="own"
      style={style}
      onKeyDownCapture={press}
      onBlur={(event) => {
        const isInside = event.currentTarget.contains(event.relatedTarget);
        if (!isInside && event.relatedTarget !== null) grid.setOpen(false);
      }}
    >
      <face.Input
        field={field}
        node={node}
        path={`/${node.split('.')[0] ?? ''}/${place.row}/${field.key}`}
        value={value}
        control={control}
        isInCell
        onChange={(next) => {
          table.change([{ row: place.row, column: field.key, value: next }]);
          if (!Array.isArray(next)) close();
        }}
      />
    </div>
  );
};
