import { Checkbox } from 'antd';
import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';
import type { Column } from './column.ts';
import { type Selection, toggled } from './selection.ts';

interface RowCardsProps<R> {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
  readonly onOpen: ((row: R) => void) | undefined;
  /** Absent when there is nothing to do to several rows. */
  readonly selection: Selection | undefined;
}

/** A list on a phone: each row a card with its title, a few notes, and its state at the side; to be ticked at the left. */
export const RowCards = <R,>({ rows, columns, rowKey, onOpen, selection }: RowCardsProps<R>) => {
  const t = useText();
  const of = (place: 'title' | 'note' | 'side') => columns.filter(({ onPhone }) => onPhone === place);
  const [titles, notes, sides] = [of('title'), of('note'), of('side')];
  return (
    <ul className="row-cards">
      {rows.map((row) => (
        <li key={rowKey(row)} className="row-card">
          {selection !== undefined && (
            <Checkbox
              className="row-card-select"
              aria-label={t(uiTexts.table.select)}
              checked={selection.keys.includes(rowKey(row))}
              onChange={() => selection.change(toggled(selection, rowKey(row)))}
            />
          )}
          <div className="row-card-main">
            <div className="row-card-title">
              {onOpen === undefined ? (
                titles.map(({ key, render }) => <span key={key}>{render(row)}</span>)
              ) : (
                <button type="button" onClick={() => onOpen(row)}>
                  {titles.map(({ key, render }) => (
                    <span key={key}>{render(row)}</span>
                  ))}
                </button>
              )}
            </div>
            <div className="row-card-notes">
              {notes.map(({ key, render }) => (
                <span key={key}>{render(row)}</span>
              ))}
            </div>
          </div>
          <div className="row-card-side">
            {sides.map(({ key, render }) => (
              <span key={key}>{render(row)}</span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
};
