import type { RecordRow } from '@yuanliu/core/forms';
import { Checkbox } from 'antd';
import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/index.ts';
import { RecordStateTag } from '../record/RecordStateTag.tsx';
import type { ListColumn } from './list-columns.ts';
import { ListCell } from './ListCell.tsx';
import { listTexts as texts } from './list-texts.ts';
import type { Ticked } from './RecordTable.tsx';

interface RecordCardsProps {
  readonly rows: readonly RecordRow[];
  readonly columns: readonly ListColumn[];
  /** The record that is open beside the list. */
  readonly opened: string | undefined;
  readonly onOpen: (row: RecordRow) => void;
  readonly ticked: Ticked | undefined;
}

const mostNotes = 3;

/** Records one below the other: on a phone, and beside an open record. */
export const RecordCards = ({ rows, columns, opened, onOpen, ticked }: RecordCardsProps) => {
  const t = useText();
  const fields = columns.filter(({ field }) => field !== undefined);
  return (
    <ul className="record-cards">
      {rows.map((row) => {
        const told = fields.filter(({ key, field }) => {
          const value = row.values[key] ?? null;
          const text = value === null ? '' : JSON.stringify(value);
          return text !== '' && !text.includes(row.title) && field !== undefined;
        });
        return (
          <li key={row.id} className={row.id === opened ? 'record-card is-open' : 'record-card'}>
            {ticked !== undefined && (
              <Checkbox
                className="record-card-tick"
                aria-label={t(texts.select)}
                checked={ticked.ids.includes(row.id)}
                onChange={() =>
                  ticked.change(
                    ticked.ids.includes(row.id)
                      ? ticked.ids.filter((id) => id !== row.id)
                      : [...ticked.ids, row.id],
                  )
                }
              />
            )}
            <button
              type="button"
              className="record-card-open"
              aria-current={row.id === opened}
              data-record={row.id}
              onClick={() => onOpen(row)}
            >
              <span className="record-card-title">
                <b>{row.title}</b>
                <RecordStateTag state={row.state} />
              </span>
              <span className="record-card-notes">
                {told.slice(0, mostNotes).map((column) => (
                  <span key={column.key}>
                    <ListCell row={row} column={column} />
                  </span>
                ))}
                <TimeAgo at={row.createdAt} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
