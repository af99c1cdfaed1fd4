/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of which only those in sight are there are no <table> */
import { useText } from '../../../lib/text.ts';
import { useFilling } from '../filling-context.ts';
import { tableTexts as texts } from './table-texts.ts';
import type { Table } from './use-table.ts';

/** The sums below the rows. */
export const GridFoot = ({ table: { columns, rows, totals } }: { readonly table: Table }) => {
  const t = useText();
  const { reader } = useFilling();
  if (Object.keys(totals).length === 0 || rows.length === 0) return null;
  return (
    <div className="grid-row grid-foot" role="row">
      <span className="grid-number" role="rowheader">
        {t(texts.total)}
      </span>
      {columns.map(({ field, isNumber, shown }) => (
        <span
          key={field.key}
          role="gridcell"
          className={isNumber ? 'grid-cell is-number figures' : 'grid-cell figures'}
        >
          {field.key in totals && shown.type.display(totals[field.key] ?? null, shown.settings, reader)}
        </span>
      ))}
    </div>
  );
};
