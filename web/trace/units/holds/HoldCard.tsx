import { anomalyKindNames, anomalyKinds, type HoldView, type PastHold } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Snowflake, SunMedium } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { Code } from '../../../ui/index.ts';
import { UnitRefLink } from '../../parts/UnitRefLink.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.holds;

/** A hold that works now, and where it comes from. */
export const HoldCard = ({ hold, nr }: { readonly hold: HoldView; readonly nr: number }) => {
  const t = useText();
  const written = useWritten();
  const { via, on, since, reason, eventId, anomalyId, holdId } = hold;
  const kind = via === 'anomaly' ? anomalyKindNames.find((name) => name === holdId) : undefined;
  const nameOfCause = kind === undefined ? undefined : anomalyKinds[kind].name;
  return (
    <article className="hold hold-now">
      <h3>
        <Snowflake size={16} strokeWidth={1.75} />
        {nameOfCause === undefined ? (reason ?? t(texts.noReason)) : t(nameOfCause)}
      </h3>
      <dl>
        <Fact label={t(texts.via[via])}>{on.nr === nr ? null : <UnitRefLink unit={on} tab="holds" />}</Fact>
        {via !== 'anomaly' && <Paper hold={hold} />}
        <Fact label={t(texts.since)}>{written.time(since)}</Fact>
      </dl>
      <p className="hold-links">
        {eventId !== null && (
          <Link to="/events/$id" params={{ id: eventId }}>
            {t(texts.event)}
          </Link>
        )}
        {anomalyId !== null && (
          <Link to="/anomalies" search={{ anomaly: anomalyId, state: 'all', unit: String(on.nr) }}>
            {t(texts.anomaly)}
          </Link>
        )}
      </p>
    </article>
  );
};

/** A hold that was lifted, by whom and why. */
export const PastHoldCard = ({ hold }: { readonly hold: PastHold }) => {
  const t = useText();
  const written = useWritten();
  const { since, until, reason, liftReason, liftPerson, eventId, liftEventId } = hold;
  return (
    <article className="hold">
      <h3>
        <SunMedium size={16} strokeWidth={1.75} />
        {reason ?? t(texts.noReason)}
      </h3>
      <dl>
        <Paper hold={hold} />
        <Fact label={t(texts.since)}>{written.time(since)}</Fact>
        <Fact label={t(texts.lifted)}>
          {written.time(until)}
          {liftPerson !== null && ` · ${liftPerson}`}
        </Fact>
        {liftReason !== null && <Fact label={t(texts.liftReason)}>{liftReason}</Fact>}
      </dl>
      <p className="hold-links">
        {eventId !== null && (
          <Link to="/events/$id" params={{ id: eventId }}>
            {t(texts.event)}
          </Link>
        )}
        {liftEventId !== null && (
          <Link to="/events/$id" params={{ id: liftEventId }}>
            {t(texts.liftEvent)}
          </Link>
        )}
      </p>
    </article>
  );
};

interface PaperProps {
  readonly hold: Pick<HoldView, 'paper' | 'person' | 'holdId'>;
}

const Paper = ({ hold: { paper, person, holdId } }: PaperProps) => {
  const t = useText();
  return (
    <>
      {paper !== null && (
        <Fact label={t(texts.paper)}>
          <Code>{paper}</Code>
        </Fact>
      )}
      {person !== null && <Fact label={t(texts.person)}>{person}</Fact>}
      <Fact label={t(texts.id)}>
        <Code>{holdId}</Code>
      </Fact>
    </>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
