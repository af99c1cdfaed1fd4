import { anomalyKinds, listAnomalies, seeUnits } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useCan } from '../../../lib/person.ts';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { AnomalyStateTag } from '../../anomalies/AnomalyStateTag.tsx';
import { eventPageTexts } from '../../event-page-texts.ts';
import { Sentence } from '../../parts/Sentence.tsx';

const texts = eventPageTexts.anomalies;
const shown = 3;

/** What the books do not add up in because of an event and nobody has settled; nothing where there is none. */
export const EventAnomalies = ({ id }: { readonly id: string }) => {
  const t = useText();
  const may = useCan()(seeUnits);
  const { data } = useEndpoint(
    listAnomalies,
    { query: { q: id, state: 'open', limit: shown } },
    { enabled: may },
  );
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section className="event-notice">
      <ShieldAlert size={18} strokeWidth={1.75} aria-hidden />
      <div className="event-anomalies">
        <strong>{t(texts.title)}</strong>
        {data.rows.map((anomaly) => (
          <p key={anomaly.id}>
            <Link to="/anomalies" search={{ q: id, state: 'all', anomaly: anomaly.id }}>
              {t(anomalyKinds[anomaly.kind].name)}
            </Link>
            <AnomalyStateTag anomaly={anomaly} />
            <span>
              <Sentence text={t(anomaly.text)} />
            </span>
          </p>
        ))}
        {data.next !== null && (
          <Link to="/anomalies" search={{ q: id, state: 'all' }}>
            {t(texts.all)}
          </Link>
        )}
      </div>
    </section>
  );
};
