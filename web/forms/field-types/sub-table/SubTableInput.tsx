import { useIsPhone } from '../../../lib/media.ts';
import type { FieldInputProps } from '../field-face.ts';
import { CardTable } from './CardTable.tsx';
import { GridTable } from './GridTable.tsx';
import './sub-table.css';

/** Rows: a grid that is worked like a spreadsheet; on a phone cards, each opening its fields. */
export const SubTableInput = (props: FieldInputProps) => {
  const isPhone = useIsPhone();
  const { field, control, isReadOnly = false } = props;
  return isPhone ? (
    <CardTable field={field} labelledBy={`${control.id}label`} isReadOnly={isReadOnly} />
  ) : (
    <GridTable field={field} id={control.id} labelledBy={`${control.id}label`} isReadOnly={isReadOnly} />
  );
};
