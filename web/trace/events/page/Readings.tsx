import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatTime } from '../../../lib/time.ts';
import { StatusTag } from '../../../ui/index.ts';
import { eventPageTexts } from '../../event-page-texts.ts';
import { groupedDecimal, uomText } from '../../parts/amount.ts';
import { uriWords } from '../../parts/uri-words.ts';
import { useWritten } from '../../parts/use-written.ts';
import type { Reading } from '../event-document.parse.ts';

const texts = eventPageTexts.sensors;

/** What was measured, in words. Nothing where nothing was. */
export const Readings = ({ readings }: { readonly readings: readonly Reading[] }) => {
  const t = useText();
  if (readings.length === 0) return null;
  return (
    <section>
      <h2>{t(texts.title)}</h2>
      <dl className="event-list">
        {readings.map((reading, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a document, which never move
          <Line key={index} reading={reading} />
        ))}
      </dl>
    </section>
  );
};

const Line = ({ reading }: { readonly reading: Reading }) => {
  const t = useText();
  const language = useLanguage();
  const written = useWritten();
  const { type, component, alert, uom, device } = reading;
  const measured = (value: string) =>
    `${/^-?\d+(?:\.\d+)?$/.test(value) ? groupedDecimal(value.replace('-', '−')) : value}${
      uom === undefined ? '' : ` ${uomText(uom)[language]}`
    }`;
  const edges = [
    [texts.lowest, reading.lowest],
    [texts.highest, reading.highest],
    [texts.mean, reading.mean],
  ] as const;
  return (
    <div>
      <dt>
        {type === '' ? '' : written.cbv('measurementType', type)}
        {component !== undefined && ` ${written.cbv('component', component)}`}
      </dt>
      <dd>
        <span className="figures event-measured">
          {reading.value === undefined ? reading.text : measured(reading.value)}
        </span>
        {edges.map(
          ([name, value]) =>
            value !== undefined && (
              <small key={name.en} className="figures">
                {t(name)} {measured(value)}
              </small>
            ),
        )}
        {alert !== undefined && <StatusTag meaning="bad">{written.cbv('sensorAlert', alert)}</StatusTag>}
        <Span reading={reading} />
        {device !== undefined && (
          <small title={device}>
            {t(texts.device)} {uriWords(device).code}
          </small>
        )}
      </dd>
    </div>
  );
};

const Span = ({ reading: { time, until } }: { readonly reading: Reading }) => {
  const language = useLanguage();
  const said = (iso: string) => {
    const instant = new Date(iso);
    return Number.isNaN(instant.getTime()) ? iso : formatTime(instant, { language });
  };
  if (time === undefined) return null;
  return (
    <small className="figures">
      {said(time)}
      {until !== undefined && ` – ${said(until)}`}
    </small>
  );
};
