/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of which only those in sight are there are no <table> */
import { textIn } from '@yuanliu/core/forms';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { tableTexts as texts } from './table-texts.ts';
import type { TableColumn } from './use-table.ts';

/** The names of the columns; they stay in sight while the rows move. */
export const GridHead = ({ columns }: { readonly columns: readonly TableColumn[] }) => {
  const t = useText();
  const language = useLanguage();
  return (
    <div className="grid-row grid-head" role="row">
      <span className="grid-number" role="columnheader" aria-label={t(texts.number)} />
      {columns.map(({ field, isNumber, isRequired }, index) => (
        <span
          key={field.key}
          role="columnheader"
          aria-colindex={index + 2}
          data-column={index}
          className={isNumber ? 'grid-cell is-number' : 'grid-cell'}
          {...(field.help !== undefined && { title: textIn(field.help, language) })}
        >
          {textIn(field.label, language)}
          {isRequired && <i className="field-star">*</i>}
        </span>
      ))}
    </div>
  );
};
