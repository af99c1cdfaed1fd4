import { listStays, type StayView } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading } from '../../../ui/index.ts';
import { genealogyTexts } from '../../genealogy-texts.ts';
import { HiddenCount } from '../../parts/HiddenCount.tsx';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.contents;

/** The containers that a unit is and was in, as stretches of time. */
export const Stays = ({ nr }: { readonly nr: string }) => {
  const t = useText();
  const stays = usePages(listStays, { params: { id: nr }, query: {} });
  if (stays.rows === undefined) {
    return stays.error === null ? (
      <Loading rows={3} />
    ) : (
      <ErrorState error={stays.error} onRetry={stays.retry} />
    );
  }
  const hidden = stays.first?.hidden ?? 0;
  const now = stays.rows.filter(({ to }) => to === null);
  const before = stays.rows.filter(({ to }) => to !== null);
  return (
    <>
      <section>
        <h2>{t(texts.now)}</h2>
        {now.length === 0 && hidden === 0 && (
          <p className="quiet">{t(before.length === 0 ? texts.never : texts.nowhere)}</p>
        )}
        <StayList stays={now} />
        <HiddenCount of="stays" count={hidden} beside={stays.rows.length} />
      </section>
      {before.length > 0 && (
        <section>
          <h2>{t(texts.before)}</h2>
          <StayList stays={before} />
        </section>
      )}
      {stays.hasMore && (
        <button type="button" className="text-button" onClick={stays.loadMore}>
          {t(texts.more)}
        </button>
      )}
    </>
  );
};

const StayList = ({ stays }: { readonly stays: readonly StayView[] }) => {
  const t = useText();
  const written = useWritten();
  return (
    <ul className="stays">
      {stays.map(({ container, bond, from, to, evidence, amounts, fromEventId, toEventId }) => (
        <li key={`${container.nr} ${from} ${fromEventId}`}>
          <UnitRefLink unit={container} tab="contents" />
          {amounts !== null && <b className="figures">{written.amounts(amounts)}</b>}
          <span className="figures">
            <Moment at={from} event={fromEventId} /> →{' '}
            {to === null ? t(texts.today) : <Moment at={to} event={toEventId} />}
          </span>
          <small className="quiet">
            {t(texts[bond])} ·{' '}
            <span title={t(genealogyTexts.evidenceHint[evidence])}>
              {t(genealogyTexts.evidence[evidence])}
            </span>
          </small>
        </li>
      ))}
    </ul>
  );
};

const Moment = ({ at, event }: { readonly at: string; readonly event: string | null }) => {
  const written = useWritten();
  if (event === null) return written.time(at);
  return (
    <Link to="/events/$id" params={{ id: event }}>
      {written.time(at)}
    </Link>
  );
};
