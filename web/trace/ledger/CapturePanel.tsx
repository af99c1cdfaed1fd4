import type { CaptureJob } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatExactTime, formatNumber } from '../../lib/time.ts';
import { CopyId, SidePanel } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { CaptureState } from './CaptureState.tsx';

const texts = ledgerTexts.captures;
const shownErrors = 200;

interface CapturePanelProps {
  readonly job: CaptureJob;
  readonly onClose: () => void;
}

/** One capture: its counts, and every error with its place in the document. */
export const CapturePanel = ({ job, onClose }: CapturePanelProps) => {
  const t = useText();
  const language = useLanguage();
  const { events, recorded, duplicates } = job['yuanliu:progress'];
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  const facts = [
    [texts.received, formatExactTime(new Date(job.createdAt), { language })],
    [texts.state, <CaptureState key="state" job={job} />],
    [texts.events, number(events)],
    [texts.recorded, number(recorded)],
    [texts.duplicates, number(duplicates)],
    [texts.behaviour, t(texts[job.captureErrorBehaviour])],
    [texts.id, <CopyId key="id" value={job.captureID} isWhole />],
  ] as const;
  return (
    <SidePanel title={t(texts.one)} width={600} onClose={onClose}>
      <div className="capture-panel">
        <dl>
          {facts.map(([name, value]) => (
            <div key={name.en}>
              <dt>{t(name)}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        {recorded > 0 && (
          <Link to="/events" search={{ capture: job.captureID }}>
            {t(texts.openEvents)}
          </Link>
        )}
        <Errors errors={job.errors} />
      </div>
    </SidePanel>
  );
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const Errors = ({ errors }: Pick<CaptureJob, 'errors'>) => {
  const t = useText();
  const language = useLanguage();
  if (errors.length === 0) return <p className="quiet">{t(texts.noErrors)}</p>;
  const rest = errors.length - shownErrors;
  return (
    <section>
      <h3>
        {t(texts.errors)} <span className="quiet">{formatNumber(errors.length, language)}</span>
      </h3>
      <ul className="capture-errors">
        {errors.slice(0, shownErrors).map(({ title, detail, path, eventID }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- errors of a document, which never move
          <li key={index}>
            <p>{textOf(detail) ?? title}</p>
            {textOf(path) !== undefined && (
              <p className="code" title={t(texts.place)}>
                {textOf(path)}
              </p>
            )}
            {textOf(eventID) !== undefined && <p className="code quiet">{textOf(eventID)}</p>}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">{t(texts.andMore, { count: formatNumber(rest, language) })}</p>}
    </section>
  );
};
