import { useText } from '../../lib/text.ts';
import { uiTexts } from '../ui-texts.ts';

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** Rows on their way, at the height that they will have. */
export const TableSkeleton = () => {
  const t = useText();
  return (
    <output className="table-skeleton">
      <span className="visually-hidden">{t(uiTexts.loading)}</span>
      {rows.map((row) => (
        <span key={row} className="table-skeleton-row">
          {[18 + ((row * 7) % 9), 14, 22 - ((row * 5) % 8), 10].map((width) => (
            <span key={width} className="loading-bar" style={{ width: `${width}%` }} />
          ))}
        </span>
      ))}
    </output>
  );
};
