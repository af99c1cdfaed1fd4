import { Button, Checkbox, Popover } from 'antd';
import { Columns3 } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';
import type { Column } from './column.ts';
import type { ChosenColumns } from './use-chosen-columns.ts';

interface ColumnChoiceProps<R> {
  readonly columns: readonly Column<R>[];
  readonly chosen: ChosenColumns<R>;
}

/** Which columns are shown; the first always is, for it names the row. */
export const ColumnChoice = <R,>({ columns, chosen }: ColumnChoiceProps<R>) => {
  const t = useText();
  const choices = (
    <ul className="column-choice">
      {columns.map(({ key, title }, index) => (
        <li key={key}>
          <Checkbox disabled={index === 0} checked={chosen.isShown(key)} onChange={() => chosen.toggle(key)}>
            {title}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={choices}>
      <Button type="text" icon={<Columns3 size={16} strokeWidth={1.75} />}>
        {t(uiTexts.table.columns)}
      </Button>
    </Popover>
  );
};
