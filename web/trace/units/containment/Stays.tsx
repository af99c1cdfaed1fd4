import type { Text } from '@yuanliu/core/platform';
import { listStays, type StayView } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { usePages } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState, Loading } from '../../../ui/index.ts';
import { genealogyTexts } from '../../genealogy-texts.ts';
import { HiddenCount } from '../../parts/HiddenCount.tsx';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { stretchesAt } from '../moment/in-time.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.contents;

interface StaysProps {
  readonly nr: string;
  readonly moment: string | undefined;
}

/** The containers that a unit is, or was at a moment, in, and was in before, as stretches of time. */
export const Stays = ({ nr, moment }: StaysProps) => {
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
  const { lasting, before } = stretchesAt(stays.rows, moment);
  const isNow = moment === undefined;
  return (
    <>
      <section>
        <h2>{t(isNow ? texts.now : texts.atThen)}</h2>
        {lasting.length === 0 && hidden === 0 && (
          <p className="quiet">{t(noneOf({ isNow, isNever: stays.rows.length === 0 }))}</p>
        )}
        <StayList stays={lasting} moment={moment} />
        <HiddenCount of="stays" count={hidden} beside={stays.rows.length} />
      </section>
      {before.length > 0 && (
        <section>
          <h2>{t(texts.before)}</h2>
          <StayList stays={before} moment={moment} />
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

const noneOf = ({ isNow, isNever }: { readonly isNow: boolean; readonly isNever: boolean }): Text => {
  if (isNever) return texts.never;
  return isNow ? texts.nowhere : texts.nowhereThen;
};

interface StayListProps {
  readonly stays: readonly StayView[];
  readonly moment: string | undefined;
}

const StayList = ({ stays, moment }: StayListProps) => {
  const t = useText();
  const written = useWritten();
  return (
    <ul className="stays">
      {stays.map(({ container, bond, from, to, evidence, amounts, fromEventId, toEventId }) => (
        <li key={`${container.nr} ${from} ${fromEventId}`}>
          <UnitRefLink unit={container} tab="contents" at={moment} />
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
