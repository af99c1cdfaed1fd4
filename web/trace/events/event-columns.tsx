import type { ListedEvent } from '@yuanliu/core/trace';
import type { ReactNode } from 'react';
import { useText } from '../../lib/text.ts';
import type { Column } from '../../ui/index.ts';
import { eventTexts } from '../event-texts.ts';
import { PlaceName } from '../parts/PlaceName.tsx';
import { useWritten } from '../parts/use-written.ts';
import { EventSentence } from './EventSentence.tsx';
import { EventState } from './EventState.tsx';
import { EventTime } from './EventTime.tsx';
import { useEventWords } from './use-event-words.ts';

const texts = eventTexts.list;

/** What a voided event said is struck through, so that it is never read as what counts. */
const Struck = ({ isVoid, children }: { readonly isVoid: boolean; readonly children: ReactNode }) =>
  isVoid ? <s className="event-struck">{children}</s> : children;

const Place = ({ uri }: { readonly uri: string | null }) =>
  uri !== null && (
    <span className="event-place">
      <PlaceName uri={uri} />
    </span>
  );

const Step = ({ event }: { readonly event: ListedEvent }) => {
  const words = useEventWords();
  return (
    <Struck isVoid={event.isVoid}>
      <span className="event-step">
        {words.title(event)}
        {event.step !== null && <small>{words.shortType(event.type)}</small>}
      </span>
    </Struck>
  );
};

const Documents = ({ documents }: Pick<ListedEvent, 'documents'>) => {
  const written = useWritten();
  return (
    <span className="event-documents">
      {documents.map((document) => (
        <span key={document} title={document}>
          {written.uri(document)}
        </span>
      ))}
    </span>
  );
};

const State = ({ event: { isVoid, isDeclaration, disposition } }: { readonly event: ListedEvent }) => {
  const written = useWritten();
  if (isVoid || isDeclaration) return <EventState isVoid={isVoid} isDeclaration={isDeclaration} />;
  return disposition !== null && <span className="quiet">{written.cbv('disposition', disposition)}</span>;
};

const columns = [
  {
    key: 'time',
    width: 146,
    onPhone: 'side',
    render: ({ eventTime }) => <EventTime at={eventTime} />,
  },
  { key: 'step', width: 168, onPhone: 'title', render: (event) => <Step event={event} /> },
  {
    key: 'what',
    onPhone: 'note',
    render: (event) => (
      <Struck isVoid={event.isVoid}>
        <EventSentence event={event} />
      </Struck>
    ),
  },
  {
    key: 'place',
    width: 160,
    onPhone: 'note',
    render: ({ location, readPoint }) => <Place uri={location ?? readPoint} />,
  },
  {
    key: 'documents',
    width: 124,
    onPhone: 'note',
    render: ({ documents }) => <Documents documents={documents} />,
  },
  { key: 'state', width: 150, onPhone: 'side', render: (event) => <State event={event} /> },
  { key: 'readPoint', width: 160, isOptional: true, render: ({ readPoint }) => <Place uri={readPoint} /> },
  {
    key: 'recorded',
    width: 146,
    isOptional: true,
    render: ({ recordTime }) => <EventTime at={recordTime} />,
  },
] as const satisfies readonly Omit<Column<ListedEvent>, 'title'>[];

/** The columns of the list: when, which step, what, where, which documents, and whether it counts. */
export const useEventColumns = (): Column<ListedEvent>[] => {
  const t = useText();
  return columns.map((column) => ({ ...column, title: t(texts[column.key]) }));
};
