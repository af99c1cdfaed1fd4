import { Button } from 'antd';
import { CopyPlus, Plus, Trash2, Undo2 } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { tableTexts as texts } from './table-texts.ts';
import type { Grid } from './use-grid.ts';
import type { Table } from './use-table.ts';

interface TableToolsProps {
  readonly table: Table;
  readonly grid: Grid;
  /** What came of the last paste. */
  readonly note: string | undefined;
}

/** What can be done to the rows; the selected ones are meant. */
export const TableTools = ({ table, grid, note }: TableToolsProps) => {
  const t = useText();
  const { rows, most } = table;
  const { top, bottom } = grid.range;
  const icon = { size: 15, strokeWidth: 1.75 };
  const add = () => {
    table.add();
    grid.move({ row: rows.length, column: 0 });
    grid.focus();
  };
  const keep = (event: React.PointerEvent) => event.preventDefault();
  return (
    <div className="grid-tools" onPointerDown={keep}>
      <Button size="small" icon={<Plus {...icon} />} disabled={rows.length >= most} onClick={add}>
        {t(texts.add)}
      </Button>
      <Button
        size="small"
        type="text"
        icon={<CopyPlus {...icon} />}
        disabled={rows.length === 0 || rows.length >= most}
        onClick={() => {
          table.duplicate(top, bottom);
          grid.move({ row: bottom + 1, column: grid.place.column });
        }}
      >
        {t(texts.duplicate)}
      </Button>
      <Button
        size="small"
        type="text"
        icon={<Trash2 {...icon} />}
        disabled={rows.length === 0}
        onClick={() => table.remove(top, bottom)}
      >
        {t(texts.remove)}
      </Button>
      <Button size="small" type="text" icon={<Undo2 {...icon} />} onClick={table.undo}>
        {t(texts.undo)}
      </Button>
      <output className="grid-note">{note ?? t(texts.hint)}</output>
      <span className="grid-count figures">{t(texts.rows, { count: rows.length })}</span>
    </div>
  );
};
