/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of which only those in sight are there are no <table> */
import { memo } from 'react';
import { useText } from '../../../lib/text.ts';
import type { Place } from './grid-place.ts';
import type { Table, TableColumn } from './use-table.ts';

interface GridRowProps {
  readonly table: Table;
  readonly index: number;
  /** Where it begins, in pixels below the head. */
  readonly start: number;
  readonly isActive: boolean;
  readonly activeColumn: number;
  readonly selected: readonly boolean[];
  readonly hasRange: boolean;
  readonly onPress: (place: Place, isFar: boolean) => void;
  readonly onOpen: (place: Place) => void;
}

/** A row of the grid: what stands in its cells, as text. */
export const GridRow = (props: GridRowProps) => {
  const { table, index, start, isActive, activeColumn, selected, hasRange, onPress, onOpen } = props;
  const last = table.columns.length - 1;
  return (
    <div
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span
        className="grid-number figures"
        role="rowheader"
        onPointerDown={(event) => {
          event.preventDefault();
          onPress({ row: index, column: last }, event.shiftKey);
          onPress({ row: index, column: 0 }, true);
        }}
      >
        {index + 1}
      </span>
      {table.columns.map((column, place) => (
        <GridCell
          key={column.field.key}
          {...table.cell(index, column)}
          column={column}
          row={index}
          place={place}
          isActive={isActive && place === activeColumn}
          isSelected={hasRange && selected[place] === true}
          onPress={onPress}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
};

interface GridCellProps extends ReturnType<Table['cell']> {
  readonly column: TableColumn;
  readonly row: number;
  readonly place: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPress: (place: Place, isFar: boolean) => void;
  readonly onOpen: (place: Place) => void;
}

const classOf = (props: GridCellProps): string =>
  [
    'grid-cell',
    props.column.isNumber ? 'is-number figures' : '',
    props.isClosed ? 'is-closed' : '',
    props.isActive ? 'is-active' : '',
    props.isSelected ? 'is-selected' : '',
    props.issue === undefined ? '' : 'is-invalid',
  ].join(' ');

const GridCell = memo((props: GridCellProps) => {
  const t = useText();
  const { text, isVisible, issue, row, place, onPress, onOpen } = props;
  const said = issue === undefined || typeof issue === 'string' ? issue : t(issue);
  return (
    <span
      role="gridcell"
      tabIndex={-1}
      aria-colindex={place + 2}
      aria-selected={props.isActive || props.isSelected}
      {...(said !== undefined && { 'aria-invalid': true })}
      id={props.isActive ? `active-${props.column.node}` : undefined}
      className={classOf(props)}
      title={said ?? (text.length > 12 ? text : undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        onPress({ row, column: place }, event.shiftKey);
      }}
      onPointerEnter={(event) => {
        if (event.buttons === 1) onPress({ row, column: place }, true);
      }}
      onDoubleClick={() => onOpen({ row, column: place })}
    >
      {isVisible ? text : ''}
    </span>
  );
});
