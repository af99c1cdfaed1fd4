import type { Text } from '@yuanliu/core/platform';
import type { WholeEvent } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { Ban, FileX2 } from 'lucide-react';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatTime } from '../../../lib/time.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { useWritten } from '../../parts/use-written.ts';

type Declaration = NonNullable<WholeEvent['voidedBy']>;

/** That the event counts for nothing: since when, why, and what takes its place. Nothing while it counts. */
export const VoidNotice = ({ event: { voidedBy, declares } }: { readonly event: WholeEvent }) => {
  const t = useText();
  if (voidedBy !== null) {
    return (
      <section className="event-notice is-void">
        <Ban size={18} strokeWidth={1.75} aria-hidden />
        <div>
          <strong>{t(eventPageTexts.voided.title)}</strong>
          <Why declaration={voidedBy} text={eventPageTexts.voided.why} />
          <p className="event-ways">
            <Replacements declaration={voidedBy} />
            {voidedBy.id !== null && (
              <Link to={`/events/${voidedBy.id}`}>{t(eventPageTexts.voided.declaration)}</Link>
            )}
          </p>
        </div>
      </section>
    );
  }
  if (declares === null) return null;
  return (
    <section className="event-notice">
      <FileX2 size={18} strokeWidth={1.75} aria-hidden />
      <div>
        <strong>{t(eventPageTexts.declares.title)}</strong>
        <Why declaration={declares.declaration} text={eventPageTexts.declares.why} />
        <p className="event-ways">
          {declares.id === null ? (
            t(eventPageTexts.declares.originalMissing)
          ) : (
            <Link to={`/events/${declares.id}`}>{t(eventPageTexts.declares.original)}</Link>
          )}
          <Replacements declaration={declares.declaration} />
        </p>
      </div>
    </section>
  );
};

interface WhyProps {
  readonly declaration: Declaration;
  readonly text: Text;
}

const Why = ({ declaration: { declaredAt, reason }, text }: WhyProps) => {
  const t = useText();
  const language = useLanguage();
  const written = useWritten();
  return (
    <p>
      {t(text, {
        time: formatTime(new Date(declaredAt), { language }),
        reason: reason === null ? t(eventPageTexts.voided.noReason) : written.cbv('errorReason', reason),
      })}
    </p>
  );
};

const Replacements = ({ declaration: { correctives } }: { readonly declaration: Declaration }) => {
  const t = useText();
  const texts = eventPageTexts.voided;
  return correctives.map(({ eventId, id }) =>
    id === null ? (
      <span key={eventId} title={eventId}>
        {t(texts.replacedBy)}
        <span className="code">{eventId}</span>（{t(texts.notHere)}）
      </span>
    ) : (
      <Link key={eventId} to={`/events/${id}`} title={eventId}>
        {t(texts.replacement)}
      </Link>
    ),
  );
};
