import { useText } from '../../../lib/text.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { uriWords } from '../../parts/uri-words.ts';
import { useWritten } from '../../parts/use-written.ts';
import type { Said, SaidValue } from '../event-document.parse.ts';
import { saidName, saidValue } from '../said-names.ts';

const texts = eventPageTexts.said;

/** Data of the lot and extensions by name. Nothing where there are none. */
export const SaidValues = ({ said: { lot, extensions } }: { readonly said: Said }) => {
  const t = useText();
  return (
    <>
      {lot.length > 0 && <Values title={t(texts.lot)} values={lot} />}
      {extensions.length > 0 && <Values title={t(texts.extensions)} values={extensions} />}
    </>
  );
};

const Values = ({ title, values }: { readonly title: string; readonly values: readonly SaidValue[] }) => {
  const t = useText();
  return (
    <section>
      <h2>{title}</h2>
      <dl className="event-list">
        {values.map(({ path, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a document, which never move
          <div key={index}>
            <dt title={path.join(' › ')}>{path.map((name) => t(saidName(name))).join(' › ')}</dt>
            <dd>
              <Value path={path} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Value = ({ path, value }: SaidValue) => {
  const t = useText();
  const written = useWritten();
  if (typeof value === 'boolean') return t(value ? texts.yes : texts.no);
  const known = saidValue(path, value);
  if (known !== undefined) return t(known);
  const isNamed = uriWords(value).kind !== undefined;
  return isNamed ? <span title={value}>{written.uri(value)}</span> : value;
};
