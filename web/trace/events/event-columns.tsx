import type { ListedEvent } from '@yuanliu/core/trace';
import type { ReactNode } from 'react';
import { useText } from '../../lib/text.ts';
import type { Column } from '../../ui/index.ts';
import { eventTexts } from '../event-texts.ts';
import { useWritten } from '../parts/use-written.ts';
import { EventSentence } from './EventSentence.tsx';
import { EventState } from './EventState.tsx';
import { EventTime } from './EventTime.tsx';
import { useEventWords } from './use-event-words.ts';

const texts = eventTexts.list;

/** What a voided event said is struck through, so that it is never read as what counts. */
const Struck = ({ isVoid, children }: { readonly isVoid: boolean; readonly children: ReactNode }) =>
  isVoid ? <s className="event-struck">{children}</s> : children;

interface PlaceProps {
  readonly uri: string | null;
  readonly name: string | null;
}

const Place = ({ uri, name }: PlaceProps) => {
  const written = useWritten();
  if (uri === null) return null;
  return (
    <span className="event-place" title={name === null ? uri : written.uri(uri)}>
      {name ?? written.uri(uri)}
    </span>
  );
};

/** The columns of the list: when, which step, what, where, which documents, and whether it counts. */
export const useEventColumns = (): Column<ListedEvent>[] => {
  const t = useText();
  const words = useEventWords();
  const written = useWritten();
  return [
    {
      key: 'time',
      title: t(texts.time),
      width: 146,
      onPhone: 'side',
      render: ({ eventTime }) => <EventTime at={eventTime} />,
    },
    {
      key: 'step',
      title: t(texts.step),
      width: 168,
      onPhone: 'title',
      render: (event) => (
        <Struck isVoid={event.isVoid}>
          <span className="event-step">
            {words.title(event)}
            {event.step !== null && <small>{words.type(event.type)}</small>}
          </span>
        </Struck>
      ),
    },
    {
      key: 'what',
      title: t(texts.what),
      onPhone: 'note',
      render: (event) => (
        <Struck isVoid={event.isVoid}>
          <EventSentence event={event} />
        </Struck>
      ),
    },
    {
      key: 'place',
      title: t(texts.place),
      width: 160,
      onPhone: 'note',
      render: ({ location, readPoint, placeName }) => <Place uri={location ?? readPoint} name={placeName} />,
    },
    {
      key: 'documents',
      title: t(texts.documents),
      width: 124,
      onPhone: 'note',
      render: ({ documents }) => (
        <span className="quiet" title={documents.join('\n')}>
          {documents.map((document) => written.uri(document)).join('、')}
        </span>
      ),
    },
    {
      key: 'state',
      title: t(texts.state),
      width: 150,
      onPhone: 'side',
      render: ({ isVoid, isDeclaration, disposition }) =>
        isVoid || isDeclaration ? (
          <EventState isVoid={isVoid} isDeclaration={isDeclaration} />
        ) : (
          disposition !== null && <span className="quiet">{written.cbv('disposition', disposition)}</span>
        ),
    },
    {
      key: 'readPoint',
      title: t(texts.readPoint),
      width: 182,
      isOptional: true,
      render: ({ readPoint }) => <Place uri={readPoint} name={null} />,
    },
    {
      key: 'recorded',
      title: t(texts.recorded),
      width: 146,
      isOptional: true,
      render: ({ recordTime }) => <EventTime at={recordTime} />,
    },
  ];
};
