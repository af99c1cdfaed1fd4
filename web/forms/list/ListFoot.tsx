import { countRecords } from '@yuanliu/core/forms';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { type Rows, useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { type ListAddress, recordQueryOf } from './list-address.ts';
import { listTexts as texts } from './list-texts.ts';

interface ListFootProps {
  readonly form: string;
  readonly address: ListAddress;
  readonly source: Rows<unknown>;
}

/** How many records there are, and the next of them as soon as this comes into sight. */
export const ListFoot = ({ form, address, source }: ListFootProps) => {
  const t = useText();
  const language = useLanguage();
  const count = useEndpoint(countRecords, { params: { form }, query: recordQueryOf(address) });
  const element = useRef<HTMLDivElement>(null);
  const { hasMore, isLoadingMore, loadMore } = source;
  const latest = useRef(loadMore);
  useEffect(() => {
    latest.current = loadMore;
  });
  const shown = source.rows?.length ?? 0;
  useEffect(() => {
    const foot = element.current;
    if (foot === null || !hasMore || isLoadingMore) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) latest.current();
      },
      {
        // A margin counts around the element that scrolls alone.
        root: foot.closest('.is-split .records-list') ?? document.getElementById('main'),
        rootMargin: '400px',
      },
    );
    observer.observe(foot);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore, shown]);
  const whole = count.data?.count ?? undefined;
  const isExact = count.data?.isExact === true;
  return (
    <div className="table-foot" ref={element}>
      <span className="figures">
        {whole !== undefined &&
          t(isExact ? texts.count : texts.countOver, { count: formatNumber(whole, language) })}
        {hasMore && ` · ${t(texts.shown, { count: formatNumber(shown, language) })}`}
        {whole === undefined && !hasMore && t(texts.shown, { count: formatNumber(shown, language) })}
      </span>
      {hasMore && (
        <Button loading={isLoadingMore} onClick={loadMore}>
          {t(texts.more)}
        </Button>
      )}
    </div>
  );
};
