import type { LedgerState } from '@yuanliu/core/trace';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { ledgerTexts } from '../ledger-texts.ts';

const texts = ledgerTexts.figures;

/** How large the ledger is. Events are counted by their seals; the rest is estimated. */
export const LedgerFigures = ({ state }: { readonly state: LedgerState }) => {
  const t = useText();
  const language = useLanguage();
  const { size, waiting, estimates, bytes } = state;
  const about = (count: number) => t(texts.about, { count: formatNumber(count, language) });
  return (
    <dl className="ledger-figures" aria-label={t(texts.label)}>
      <div>
        <dt>{t(texts.events)}</dt>
        <dd className="figures">{formatNumber(size + waiting.count, language)}</dd>
      </div>
      <div title={t(texts.estimate)}>
        <dt>{t(texts.units)}</dt>
        <dd className="figures">{about(estimates.units)}</dd>
      </div>
      <div title={t(texts.estimate)}>
        <dt>{t(texts.incidences)}</dt>
        <dd className="figures">{about(estimates.incidences)}</dd>
      </div>
      <div>
        <dt>{t(texts.disk)}</dt>
        <dd className="figures">{diskText(bytes, (value) => formatNumber(value, language, 1))}</dd>
      </div>
    </dl>
  );
};

/** 1 MB is 10^6 bytes, as disks are sold. */
const diskText = (bytes: number, write: (value: number) => string): string => {
  const steps = [
    [1e12, 'TB'],
    [1e9, 'GB'],
    [1e6, 'MB'],
  ] as const;
  const [size, name] = steps.find(([least]) => bytes >= least) ?? ([1e3, 'kB'] as const);
  return `${write(bytes / size)} ${name}`;
};
