import { type PreparedField, rowsOf, rowTotals, textIn } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { useState } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import type { FieldShownProps } from '../field-face.ts';
import { useFilling } from '../filling-context.ts';
import { rowSettings } from '../settings.parse.ts';
import { tableTexts as texts } from './table-texts.ts';
import { rowKey } from './use-table.ts';
import './sub-table.css';

/** So many rows are drawn at first; more on demand. */
const step = 100;

/** Rows to be read: a plain table, which also prints. */
export const SubTableShown = ({ field, value }: FieldShownProps) => {
  const t = useText();
  const language = useLanguage();
  const { reader, faceOf, fieldAt } = useFilling();
  const [most, setMost] = useState(step);
  const rows = rowsOf(value);
  const columns = rowSettings(field.settings)
    .fields.map(({ key }) => fieldAt(`${field.key}.${key}`))
    .filter((column) => column !== undefined);
  const cellClass = (key: string): string => {
    const column = columns.find((each) => each.field.key === key);
    return column !== undefined && faceOf({ ...column.field, type: column.shown.type.name }).isNumber === true
      ? 'is-number figures'
      : '';
  };
  return (
    <div className="shown-rows">
      <table>
        <thead>
          <tr>
            <th scope="col" className="shown-number">
              <span className="visually-hidden">{t(texts.number)}</span>
            </th>
            {columns.map(({ field: each }) => (
              <th key={each.key} scope="col" className={cellClass(each.key)}>
                {textIn(each.label, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, index) => (
            <tr key={rowKey(rows, index)}>
              <td className="shown-number figures">{index + 1}</td>
              {columns.map(({ field: each, shown: { type, settings } }) => (
                <td key={each.key} className={cellClass(each.key)}>
                  {type.display(row[each.key] ?? null, settings, reader)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <Totals columns={columns} totals={rowTotals(field, value)} classOf={cellClass} />
      </table>
      {rows.length > most && (
        <button type="button" className="text-button" onClick={() => setMost(most + step * 4)}>
          {t(texts.rows, { count: rows.length })}…
        </button>
      )}
    </div>
  );
};

interface TotalsProps {
  readonly columns: readonly PreparedField[];
  readonly totals: Readonly<Record<string, JsonValue>>;
  readonly classOf: (key: string) => string;
}

const Totals = ({ columns, totals, classOf }: TotalsProps) => {
  const t = useText();
  const { reader } = useFilling();
  if (Object.keys(totals).length === 0) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row" className="shown-number">
          {t(texts.total)}
        </th>
        {columns.map(({ field: each, shown: { type, settings } }) => (
          <td key={each.key} className={classOf(each.key)}>
            {each.key in totals && type.display(totals[each.key] ?? null, settings, reader)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
};
