import { Button } from 'antd';
import { useLanguage } from '../../lib/preferences.ts';
import type { Rows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { uiTexts } from '../ui-texts.ts';

/** How many rows are shown, and the way to the next; the whole is not counted, which would cost more than it tells. */
export const TableFoot = <R,>({ source }: { readonly source: Rows<R> }) => {
  const t = useText();
  const language = useLanguage();
  const count = formatNumber(source.rows?.length ?? 0, language);
  return (
    <div className="table-foot">
      <span className="figures">
        {t(source.hasMore ? uiTexts.table.shown : uiTexts.table.all, { count })}
      </span>
      {source.hasMore && (
        <Button loading={source.isLoadingMore} onClick={source.loadMore}>
          {t(uiTexts.table.more)}
        </Button>
      )}
      {source.error !== null && source.rows !== undefined && (
        <Button danger onClick={source.retry}>
          {t(uiTexts.retry)}
        </Button>
      )}
    </div>
  );
};
