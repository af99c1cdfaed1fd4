import { listPastHolds, type UnitPage } from '@yuanliu/core/trace';
import { Snowflake } from 'lucide-react';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/index.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { HoldCard, PastHoldCard } from './HoldCard.tsx';
import './holds.css';

const texts = unitPageTexts.holds;

/** What keeps a unit from moving, each cause by itself, and what did before. */
export const HoldsTab = ({ unit: { nr, holds } }: { readonly unit: UnitPage }) => {
  const t = useText();
  const past = usePages(listPastHolds, { params: { id: String(nr) }, query: {} });
  if (past.rows === undefined) {
    return past.error === null ? (
      <Loading rows={4} />
    ) : (
      <ErrorState error={past.error} onRetry={past.retry} />
    );
  }
  if (holds.length === 0 && past.rows.length === 0) {
    return <EmptyState icon={Snowflake} title={t(texts.none)} text={t(texts.noneMore)} />;
  }
  return (
    <div className="holds">
      {holds.length > 0 && (
        <section>
          <h2>{t(texts.now)}</h2>
          {holds.map((hold) => (
            <HoldCard key={`${hold.holdId} ${hold.on.nr} ${hold.since}`} hold={hold} nr={nr} />
          ))}
        </section>
      )}
      {past.rows.length > 0 && (
        <section>
          <h2>{t(texts.past)}</h2>
          {past.rows.map((hold) => (
            <PastHoldCard key={`${hold.holdId} ${hold.since}`} hold={hold} />
          ))}
        </section>
      )}
      {past.hasMore && (
        <button type="button" className="text-button" onClick={past.loadMore}>
          {t(unitPageTexts.contents.more)}
        </button>
      )}
    </div>
  );
};
