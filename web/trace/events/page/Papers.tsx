import type { WholeEvent } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/text.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { useWritten } from '../../parts/use-written.ts';

const texts = eventPageTexts.papers;

type Reference = WholeEvent['references'][number];

/** The business documents of the event, and who hands what over to whom. Nothing where it names none. */
export const Papers = ({ event: { references, names } }: { readonly event: WholeEvent }) => {
  const t = useText();
  if (references.length === 0) return null;
  return (
    <section>
      <h2>{t(texts.title)}</h2>
      <dl className="event-list">
        {references.map((reference) => (
          <Line
            key={`${reference.kind} ${reference.type} ${reference.value}`}
            reference={reference}
            name={names[reference.value]}
          />
        ))}
      </dl>
    </section>
  );
};

interface LineProps {
  readonly reference: Reference;
  /** What master data calls the party or place. */
  readonly name: string | undefined;
}

const Line = ({ reference: { kind, type, value }, name }: LineProps) => {
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
      <dd title={value}>
        {name ?? written.uri(value)}
        {name !== undefined && <small>{written.uri(value)}</small>}
        {type !== null && <small>{written.cbv('endpointType', type)}</small>}
      </dd>
    </div>
  );
};
