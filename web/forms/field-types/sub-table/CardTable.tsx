import type { FormField } from '@yuanliu/core/forms';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { ChevronRight, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { useFilling } from '../filling-context.ts';
import { RowPanel } from './RowPanel.tsx';
import { tableTexts as texts } from './table-texts.ts';
import { rowKey, type Table, useTable } from './use-table.ts';

interface CardTableProps {
  readonly field: FormField;
  readonly labelledBy: string;
  readonly isReadOnly: boolean;
}

/** The height of a card in pixels; sub-table.css has the same. */
const cardHeight = 64;
const mostNotes = 3;

/** Rows on a phone: cards, each of which opens the fields of its row. */
export const CardTable = ({ field, labelledBy, isReadOnly }: CardTableProps) => {
  const table = useTable(field);
  const { rows } = table;
  const [opened, setOpened] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are called here alone, and handed to nobody
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 6,
  });
  return (
    <fieldset className="field-group sub-table row-list" aria-labelledby={labelledBy}>
      <div className="row-list-frame" ref={scroller}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <button
              key={rowKey(rows, index)}
              type="button"
              className="row-list-card"
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => setOpened(index)}
            >
              <CardText table={table} index={index} />
              <ChevronRight size={16} strokeWidth={1.75} />
            </button>
          ))}
        </div>
      </div>
      <CardFoot
        table={table}
        isReadOnly={isReadOnly}
        onAdd={() => {
          table.add();
          setOpened(rows.length);
        }}
      />
      {opened !== undefined && opened < rows.length && (
        <RowPanel
          field={field}
          table={table}
          index={opened}
          isReadOnly={isReadOnly}
          onMove={setOpened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </fieldset>
  );
};

interface CardFootProps {
  readonly table: Table;
  readonly isReadOnly: boolean;
  readonly onAdd: () => void;
}

const CardFoot = ({ table: { rows, columns, totals, most }, isReadOnly, onAdd }: CardFootProps) => {
  const t = useText();
  const { reader } = useFilling();
  return (
    <div className="row-list-foot">
      {rows.length === 0 ? (
        <span className="quiet">{t(texts.empty)}</span>
      ) : (
        <span className="figures">
          {t(texts.rows, { count: rows.length })}
          {columns
            .filter(({ field: { key } }) => key in totals)
            .map(({ field: each, shown }) => (
              <span key={each.key} className="row-list-total">
                {each.label.zh} <b>{shown.type.display(totals[each.key] ?? null, shown.settings, reader)}</b>
              </span>
            ))}
        </span>
      )}
      {!isReadOnly && (
        <Button icon={<Plus size={15} strokeWidth={1.75} />} disabled={rows.length >= most} onClick={onAdd}>
          {t(texts.add)}
        </Button>
      )}
    </div>
  );
};

const CardText = ({ table, index }: { readonly table: Table; readonly index: number }) => {
  const t = useText();
  const cells = table.columns.map((column) => ({ column, ...table.cell(index, column) }));
  const told = cells.filter(({ text, isVisible }) => isVisible && text !== '');
  const faults = cells.filter(({ issue }) => issue !== undefined).length;
  const [title, ...notes] = told;
  return (
    <span className="row-list-text">
      <b>
        <span className="figures quiet">{index + 1}</span>{' '}
        {title?.text ?? t(texts.row, { number: index + 1 })}
      </b>
      <span className="quiet">
        {notes
          .slice(0, mostNotes)
          .map(({ column, text }) => `${column.field.label.zh} ${text}`)
          .join(' · ')}
      </span>
      {faults > 0 && <span className="field-error">{t(texts.faults, { count: faults })}</span>}
    </span>
  );
};
