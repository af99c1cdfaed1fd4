import type { RecordRow } from '@yuanliu/core/forms';
import { recordStates } from '@yuanliu/core/forms';
import { oneOf } from '../../lib/list-state.ts';
import { TimeAgo } from '../../ui/index.ts';
import { useFilling } from '../field-types/filling-context.ts';
import { RecordStateTag } from '../record/RecordStateTag.tsx';
import { type ListColumn, systemValueOf } from './list-columns.ts';

interface ListCellProps {
  readonly row: RecordRow;
  readonly column: ListColumn;
}

/** What stands in a cell of the list. */
export const ListCell = ({ row, column }: ListCellProps) => {
  const { reader } = useFilling();
  const { field, face, key } = column;
  if (field === undefined) return <SystemCell row={row} name={key} />;
  const value = row.values[key] ?? null;
  const { type, settings } = field.shown;
  if (value === null) return null;
  if (face?.InList !== undefined)
    return <face.InList field={field.field} value={value} shown={field.shown} />;
  return type.display(value, settings, reader);
};

const SystemCell = ({ row, name }: { readonly row: RecordRow; readonly name: string }) => {
  const { reader } = useFilling();
  const value = systemValueOf(row, name);
  if (typeof value !== 'string') return null;
  const state = name === 'state' ? oneOf(value, recordStates) : undefined;
  if (state !== undefined) return <RecordStateTag state={state} />;
  if (name.endsWith('_at')) return <TimeAgo at={value} />;
  if (name.endsWith('_by')) return reader.names.nameOf('user', value) ?? null;
  return value;
};
