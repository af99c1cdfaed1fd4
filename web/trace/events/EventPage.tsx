import { seeEvent, type WholeEvent } from '@yuanliu/core/trace';
import { notFound } from '@yuanliu/core/platform';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useLive } from '../../lib/live.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState, ErrorState, Loading, PageHead } from '../../ui/index.ts';
import { eventPageTexts as texts } from '../event-page-texts.ts';
import { EventState } from './EventState.tsx';
import { saidIn } from './event-document.parse.ts';
import { DocumentSection } from './page/DocumentSection.tsx';
import { Duplicates } from './page/Duplicates.tsx';
import { EventAnomalies } from './page/EventAnomalies.tsx';
import { EventFacts } from './page/EventFacts.tsx';
import { Papers } from './page/Papers.tsx';
import { ProofPanel } from './page/ProofPanel.tsx';
import { Readings } from './page/Readings.tsx';
import { SaidValues } from './page/SaidValues.tsx';
import { UnitTable } from './page/UnitTable.tsx';
import { VoidNotice } from './page/VoidNotice.tsx';
import { useEventWords } from './use-event-words.ts';
import '../parts/parts.css';
import './page/event-page.css';

/** One event: what it says, whether it counts, the document as it came, and the proof that nobody changed it. */
export const EventPage = () => {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const t = useText();
  const { data, error, refetch } = useEndpoint(seeEvent, { params: { id } });
  useLive('trace.events', [seeEvent]);
  useSealWatch(data, refetch);
  return (
    <div className="event-page">
      <Link to="/events" className="event-back">
        <ChevronLeft size={15} strokeWidth={1.75} aria-hidden />
        {t(texts.back)}
      </Link>
      {data === undefined && (
        <>
          <PageHead title={t(texts.title)} />
          <Missing error={error} onRetry={() => refetch()} />
        </>
      )}
      {data !== undefined && <Whole key={id} event={data} />}
    </div>
  );
};

interface MissingProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What stands in the place of an event that is on its way, or not to be had. */
const Missing = ({ error, onRetry }: MissingProps) => {
  const t = useText();
  if (error === null) return <Loading rows={10} />;
  if (error instanceof ApiProblem && error.code === notFound.code) {
    return <EmptyState icon={SearchX} title={t(texts.notFound)} text={t(texts.notFoundMore)} />;
  }
  return <ErrorState error={error} onRetry={onRetry} />;
};

const sealMilliseconds = 1500;

/** Until the event is sealed, which takes a second or two, the page asks again. */
const useSealWatch = (event: WholeEvent | undefined, refetch: () => Promise<unknown>): void => {
  const isWaiting = event?.seal.state === 'waiting';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      refetch().catch(() => undefined);
    }, sealMilliseconds);
    return () => clearInterval(timer);
  }, [isWaiting, refetch]);
};

const Whole = ({ event }: { readonly event: WholeEvent }) => {
  const words = useEventWords();
  const said = saidIn(event.document);
  return (
    <>
      <PageHead
        title={words.title(event)}
        description={
          <span className="event-state-line">
            <EventState isVoid={event.isVoid} isDeclaration={event.isDeclaration} isWhole />
            {words.kind(event)}
          </span>
        }
      />
      <VoidNotice event={event} />
      <EventAnomalies id={event.id} />
      <div className="event-columns">
        <div className="event-main">
          <EventFacts event={event} />
          <UnitTable event={event} />
          <Papers event={event} />
          <Readings readings={said.readings} />
          <SaidValues said={said} />
          <DocumentSection event={event} />
        </div>
        <aside className="event-side">
          <ProofPanel event={event} />
          <Duplicates events={event.possibleDuplicates} />
        </aside>
      </div>
    </>
  );
};
