import { type FormField, type PreparedField, type Row, rowTotals, stateAt } from '@yuanliu/core/forms';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import { useMemo, useRef } from 'react';
import { useRecord, useRevision } from '../../filling/record-context.ts';
import type { FieldFace } from '../field-face.ts';
import { useFilling } from '../filling-context.ts';
import { rowSettings } from '../settings.parse.ts';
import { typedText } from '../typed-text.ts';
import { newRow, withCells, withCopies, withoutRows, type CellChange } from './row-changes.ts';

/** A column of a sub-table. */
export interface TableColumn {
  readonly field: FormField;
  readonly node: string;
  readonly face: FieldFace;
  /** Quantities stand at the right, also those that a formula gives. */
  readonly isNumber: boolean;
  readonly shown: PreparedField['shown'];
  readonly isRequired: boolean;
  /** Nobody fills it in here: computed, or closed to this person. */
  readonly isClosed: boolean;
}

/** A cell as it is drawn. */
export interface CellView {
  readonly text: string;
  readonly isVisible: boolean;
  readonly isClosed: boolean;
  readonly isRequired: boolean;
  readonly issue: Text | string | undefined;
}

/** The rows of a sub-table with what can be done to them. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Row[];
  readonly totals: Readonly<Record<string, JsonValue>>;
  readonly most: number;
  readonly cell: (row: number, column: TableColumn) => CellView;
  readonly change: (cells: readonly CellChange[]) => void;
  readonly add: () => void;
  readonly duplicate: (from: number, to: number) => void;
  readonly remove: (from: number, to: number) => void;
  readonly undo: () => void;
}

/** Tells a row from others, whatever its place. */
export const rowKey = (rows: readonly Row[], index: number): string => {
  const id = rows[index]?.['id'];
  return typeof id === 'string' ? id : `at ${index}`;
};

const mostUndone = 50;
const mostRows = 2000;

const useColumns = (field: FormField): readonly TableColumn[] => {
  const record = useRecord();
  const { faceOf, fieldAt } = useFilling();
  return useMemo(() => {
    const { fields } = rowSettings(field.settings);
    return fields
      .map((each): TableColumn | undefined => {
        const node = `${field.key}.${each.key}`;
        const known = fieldAt(node);
        const face = faceOf(each);
        if (known === undefined) return undefined;
        return {
          field: each,
          node,
          face,
          isNumber: faceOf({ ...each, type: known.shown.type.name }).isNumber === true,
          shown: known.shown,
          isRequired: known.required === true,
          isClosed:
            face.Input === undefined || known.readOnly === true || record.options.readOnly.includes(node),
        };
      })
      .filter((column) => column !== undefined);
  }, [field, record, faceOf, fieldAt]);
};

/** The rows of a sub-table of the record that is being filled in. */
export const useTable = (field: FormField): Table => {
  const record = useRecord();
  useRevision(record);
  const { reader } = useFilling();
  const columns = useColumns(field);
  const rows = record.rows(field.key);
  const undone = useRef<(readonly Row[])[]>([]);
  const { key } = field;
  // Of what the rules made of them: what could not be read is no number.
  const made = record.current.values[key] ?? null;
  const totals = useMemo(() => rowTotals(field, made), [field, made]);
  const change = (next: (rows: readonly Row[]) => readonly Row[]) =>
    record.setRows(key, (before) => {
      undone.current = [...undone.current.slice(1 - mostUndone), before];
      return next(before);
    });
  return {
    columns,
    rows,
    totals,
    most: rowSettings(field.settings).most ?? mostRows,
    cell: (row, { field: { key: column }, shown, isClosed }) => {
      const path = `/${key}/${row}/${column}`;
      const state = stateAt(record.current, path);
      const value = rows[row]?.[column] ?? null;
      const isSound = shown.type.check(value, shown.settings).ok;
      return {
        text: isSound ? shown.type.display(value, shown.settings, reader) : typedText(value),
        isVisible: state.visible,
        isClosed: isClosed || state.readOnly,
        isRequired: state.required,
        issue: record.issueAt(path),
      };
    },
    change: (cells) => change((before) => withCells(before, cells)),
    add: () => change((before) => [...before, newRow()]),
    duplicate: (from, to) => change((before) => withCopies(before, { from, to, shown: rows })),
    remove: (from, to) => change((before) => withoutRows(before, from, to)),
    undo: () => {
      const last = undone.current.pop();
      if (last !== undefined) record.setRows(key, () => last);
    },
  };
};
