import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';
import type { BulkAction } from './column.ts';

interface BulkBarProps<R> {
  readonly rows: readonly R[];
  readonly actions: readonly BulkAction<R>[];
  readonly onClear: () => void;
}

/** Takes the place of the search while rows are selected: how many, and what can be done to them. */
export const BulkBar = <R,>({ rows, actions, onClear }: BulkBarProps<R>) => {
  const t = useText();
  const [running, setRunning] = useState<string>();
  const run = async (action: BulkAction<R>) => {
    setRunning(action.key);
    try {
      if (await action.run(rows)) onClear();
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <div className="bulk-bar">
      <span className="figures">{t(uiTexts.table.selected, { count: rows.length })}</span>
      {actions.map((action) => (
        <Button
          key={action.key}
          danger={action.isDanger ?? false}
          icon={action.icon === undefined ? undefined : <action.icon size={15} strokeWidth={1.75} />}
          loading={running === action.key}
          disabled={running !== undefined && running !== action.key}
          onClick={() => {
            run(action).catch(() => undefined);
          }}
        >
          {action.text}
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        {t(uiTexts.table.unselect)}
      </Button>
    </div>
  );
};
