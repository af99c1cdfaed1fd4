import { listPastHolds, type UnitPage } from '@yuanliu/core/trace';
import { Snowflake } from 'lucide-react';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/index.ts';
import { HiddenCount } from '../../parts/HiddenCount.tsx';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { useMoment } from '../moment/use-moment.ts';
import { HoldCard, PastHoldCard } from './HoldCard.tsx';
import './holds.css';

const texts = unitPageTexts.holds;

/** What keeps a unit from moving, each cause by itself, and what did before. */
export const HoldsTab = ({ unit: { nr, holds, hidden } }: { readonly unit: UnitPage }) => {
  const t = useText();
  const { moment } = useMoment();
  const past = usePages(listPastHolds, { params: { id: String(nr) }, query: {} });
  if (past.rows === undefined) {
    return past.error === null ? (
      <Loading rows={4} />
    ) : (
      <ErrorState error={past.error} onRetry={past.retry} />
    );
  }
  // Those that were lifted later still held then, and stand with the others.
  const lifted = past.rows.filter(({ until }) => moment === undefined || until <= moment);
  const hiddenPast = past.first?.hidden ?? 0;
  if (holds.length + lifted.length + hidden.holds + hiddenPast === 0) {
    return <EmptyState icon={Snowflake} title={t(texts.none)} text={t(texts.noneMore)} />;
  }
  return (
    <div className="holds">
      {holds.length + hidden.holds > 0 && (
        <section>
          <h2>{t(moment === undefined ? texts.now : texts.atThen)}</h2>
          {holds.map((hold) => (
            <HoldCard key={`${hold.holdId} ${hold.on.nr} ${hold.since}`} hold={hold} nr={nr} />
          ))}
          <HiddenCount of="holds" count={hidden.holds} beside={holds.length} />
        </section>
      )}
      {lifted.length + hiddenPast > 0 && (
        <section>
          <h2>{t(texts.past)}</h2>
          {lifted.map((hold) => (
            <PastHoldCard key={`${hold.holdId} ${hold.since}`} hold={hold} />
          ))}
          <HiddenCount of="pastHolds" count={hiddenPast} beside={lifted.length} />
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
