import type { WorkCalendar } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { useText } from '../../lib/text.ts';
import type { Selection } from '../selection.ts';
import { texts } from '../texts.ts';
import { countWorked } from '../year-view.ts';

interface SelectionBarProps {
  readonly calendar: WorkCalendar;
  readonly selection: Selection;
  readonly canChange: boolean;
  readonly onOpen: (days: readonly Day[]) => void;
  readonly onClear: () => void;
}

/** How many days are picked, how many of them are worked, and what to do with them. */
export const SelectionBar = ({ calendar, selection, canChange, onOpen, onClear }: SelectionBarProps) => {
  const t = useText();
  const { picked } = selection;
  return (
    <div className="selection-place" aria-live="polite">
      {picked.length > 0 && (
        <div className="selection-bar">
          <span className="figures">
            {t(texts.selected, { count: picked.length, working: countWorked(calendar, picked) })}
          </span>
          <Button onClick={onClear}>{t(texts.unselect)}</Button>
          {canChange && (
            <Button type="primary" onClick={() => onOpen(picked)}>
              {t(texts.set)}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};
