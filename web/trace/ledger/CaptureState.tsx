import type { CaptureJob } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { type Meaning, StatusTag } from '../../ui/index.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { type Outcome, outcomeOf } from './capture-outcome.ts';

const texts = ledgerTexts.captures;

const meanings: Readonly<Record<Outcome, Meaning>> = {
  running: 'wait',
  done: 'good',
  partly: 'warn',
  failed: 'bad',
};

/** What became of a capture: picture and word, and while it runs how far it is. */
export const CaptureState = ({ job }: { readonly job: CaptureJob }) => {
  const t = useText();
  const outcome = outcomeOf(job);
  const { judged, events } = job['yuanliu:progress'];
  return (
    <span className="capture-state">
      <StatusTag meaning={meanings[outcome]}>{t(texts[outcome])}</StatusTag>
      {outcome === 'running' && events !== null && (
        <progress max={events} value={judged} title={t(texts.judged, { done: judged, all: events })} />
      )}
    </span>
  );
};
