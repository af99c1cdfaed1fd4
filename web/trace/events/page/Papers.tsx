import type { WholeEvent } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/text.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { usePlaceName } from '../../parts/place-names.ts';
import { useWritten } from '../../parts/use-written.ts';

const texts = eventPageTexts.papers;

type Reference = WholeEvent['references'][number];

/** The business documents of the event, and who hands what over to whom. Nothing where it names none. */
export const Papers = ({ event: { references } }: { readonly event: WholeEvent }) => {
  const t = useText();
  if (references.length === 0) return null;
  return (
    <section>
      <h2>{t(texts.title)}</h2>
      <dl className="event-list">
        {references.map((reference) => (
          <Line key={`${reference.kind} ${reference.type} ${reference.value}`} reference={reference} />
        ))}
      </dl>
    </section>
  );
};

const Line = ({ reference: { kind, type, value } }: { readonly reference: Reference }) => {
  const t = useText();
  const written = useWritten();
  if (kind === 'transaction') {
    return (
      <div>
        <dt>{type === null ? t(texts.document) : written.cbv('transactionType', type)}</dt>
        <dd>
          <Link
            to="/events"
            search={{ document: value }}
            title={`${t(texts.same)}\n${value}`}
            className="code"
          >
            {written.uri(value)}
          </Link>
        </dd>
      </div>
    );
  }
  return (
    <div>
      <dt>{t(texts[kind])}</dt>
      <dd>
        <Party uri={value} />
        {type !== null && <small>{written.cbv('endpointType', type)}</small>}
      </dd>
    </div>
  );
};

const Party = ({ uri }: { readonly uri: string }) => {
  const written = useWritten();
  const [name, number] = [usePlaceName(uri), written.uri(uri)];
  return (
    <>
      <span title={uri}>{name}</span>
      {name !== number && <small>{number}</small>}
    </>
  );
};
