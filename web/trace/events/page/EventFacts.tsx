import type { WholeEvent } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatExactTime } from '../../../lib/time.ts';
import { CopyId, TimeAgo } from '../../../ui/index.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { usePlaceName } from '../../parts/place-names.ts';
import { useWritten } from '../../parts/use-written.ts';
import { clockThere } from '../event-time.ts';

const texts = eventPageTexts.facts;

interface EventProps {
  readonly event: WholeEvent;
}

/** When and where, in which state, and by which numbers the event is known. */
export const EventFacts = ({ event }: EventProps) => {
  const t = useText();
  const written = useWritten();
  const { location, readPoint, disposition, transformationId } = event;
  return (
    <dl className="event-facts">
      <Fact name={t(texts.time)}>
        <Happened event={event} />
      </Fact>
      {(location ?? readPoint) !== null && (
        <Fact name={t(texts.place)}>
          <Where uri={location ?? readPoint ?? ''} />
        </Fact>
      )}
      {readPoint !== null && location !== null && readPoint !== location && (
        <Fact name={t(texts.readPoint)}>
          <Where uri={readPoint} />
        </Fact>
      )}
      {disposition !== null && (
        <Fact name={t(texts.disposition)}>{written.cbv('disposition', disposition)}</Fact>
      )}
      {transformationId !== null && (
        <Fact name={t(texts.transformation)}>
          <span className="code" title={transformationId}>
            {written.uri(transformationId)}
          </span>
        </Fact>
      )}
      <Recorded event={event} />
      <Fact name={t(texts.eventId)}>
        <CopyId
          value={event.eventId}
          {...(event.isIdMinted ? { shown: mintedShown(event.eventId) } : { isWhole: true })}
        />
        {event.isIdMinted && <small>{t(texts.minted)}</small>}
      </Fact>
    </dl>
  );
};

/** `ni:///sha-256;332b94e876f1…`: a minted id is a hash, of which nobody reads more than the beginning. */
const mintedShown = (eventId: string): string => `${eventId.slice(0, 27)}…`;

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Where = ({ uri }: { readonly uri: string }) => {
  const written = useWritten();
  const [name, number] = [usePlaceName(uri), written.uri(uri)];
  return (
    <>
      <Link to="/events" search={{ place: uri }} title={uri}>
        {name}
      </Link>
      {name !== number && <small className="event-beside">{number}</small>}
    </>
  );
};

/** The clock of the place where it happened, with the sender's offset; the reader's own clock on hover. */
const Happened = ({ event: { eventTime, zoneOffset } }: EventProps) => {
  const language = useLanguage();
  const instant = new Date(eventTime);
  const exact = formatExactTime(instant, { language });
  const there = clockThere(instant, zoneOffset);
  return (
    <time dateTime={eventTime} title={exact} className="figures">
      {there === undefined ? exact : `${there} UTC${zoneOffset}`}
    </time>
  );
};

const Recorded = ({ event: { recordTime, captureId } }: EventProps) => {
  const t = useText();
  return (
    <Fact name={t(texts.recorded)}>
      <TimeAgo at={recordTime} />
      {captureId !== null && (
        <Link to="/events" search={{ capture: captureId }} className="event-beside">
          {t(texts.captureEvents)}
        </Link>
      )}
    </Fact>
  );
};
