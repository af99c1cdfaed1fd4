import type { WholeEvent } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { StatusTag } from '../../../ui/index.ts';
import { eventPageTexts } from '../../event-page-texts.ts';

const texts = eventPageTexts.duplicates;

/** Events that say the same under another id. Nothing where there are none. */
export const Duplicates = ({ events }: { readonly events: WholeEvent['possibleDuplicates'] }) => {
  const t = useText();
  if (events.length === 0) return null;
  return (
    <section>
      <h2>
        {t(texts.title)}
        <StatusTag meaning="warn" icon={Copy}>
          {String(events.length)}
        </StatusTag>
      </h2>
      <p className="quiet">{t(texts.why)}</p>
      <ul className="event-duplicates">
        {events.map(({ id, eventId }) => (
          <li key={eventId}>
            {id === null ? (
              <span className="code">{eventId}</span>
            ) : (
              <Link to={`/events/${id}`} className="code">
                {eventId}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
