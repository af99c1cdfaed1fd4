import { type FormField, textIn } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight, CopyPlus, Trash2 } from 'lucide-react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { SidePanel } from '../../../ui/index.ts';
import { FieldBox } from '../../parts/FieldBox.tsx';
import { tableTexts as texts } from './table-texts.ts';
import { rowKey, type Table, type TableColumn } from './use-table.ts';

interface RowPanelProps {
  readonly field: FormField;
  readonly table: Table;
  readonly index: number;
  readonly isReadOnly: boolean;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
}

/** The fields of one row, one below the other, with the way to the next. */
export const RowPanel = ({ field, table, index, isReadOnly, onMove, onClose }: RowPanelProps) => {
  const t = useText();
  const language = useLanguage();
  const icon = { size: 16, strokeWidth: 1.75 };
  return (
    <SidePanel
      title={`${textIn(field.label, language)} · ${t(texts.row, { number: index + 1 })}`}
      onClose={onClose}
      footer={
        <div className="row-panel-foot">
          <Button
            aria-label={t(texts.previous)}
            icon={<ChevronLeft {...icon} />}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <Button
            aria-label={t(texts.next)}
            icon={<ChevronRight {...icon} />}
            disabled={index >= table.rows.length - 1}
            onClick={() => onMove(index + 1)}
          />
          {!isReadOnly && (
            <>
              <Button
                aria-label={t(texts.duplicate)}
                icon={<CopyPlus {...icon} />}
                onClick={() => {
                  table.duplicate(index, index);
                  onMove(index + 1);
                }}
              />
              <Button
                aria-label={t(texts.remove)}
                icon={<Trash2 {...icon} />}
                onClick={() => {
                  table.remove(index, index);
                  onClose();
                }}
              />
            </>
          )}
          <Button type="primary" onClick={onClose}>
            {t(texts.done)}
          </Button>
        </div>
      }
    >
      <div className="row-panel" key={rowKey(table.rows, index)}>
        {table.columns.map((column) => (
          <RowField key={column.node} table={table} column={column} index={index} isReadOnly={isReadOnly} />
        ))}
      </div>
    </SidePanel>
  );
};

interface RowFieldProps {
  readonly table: Table;
  readonly column: TableColumn;
  readonly index: number;
  readonly isReadOnly: boolean;
}

const RowField = ({ table, column, index, isReadOnly }: RowFieldProps) => {
  const { text, isVisible, isClosed, isRequired, issue } = table.cell(index, column);
  if (!isVisible) return null;
  const { field, face, node, shown } = column;
  const value = table.rows[index]?.[field.key] ?? null;
  return (
    <FieldBox
      field={field}
      node={node}
      path={`/${node.split('.')[0] ?? ''}/${index}/${field.key}`}
      face={face}
      shown={shown}
      view={{ value, isVisible, isRequired, isReadOnly: isReadOnly || isClosed, issue }}
      text={text}
      onChange={(next) => table.change([{ row: index, column: field.key, value: next }])}
      onLeave={() => undefined}
    />
  );
};
