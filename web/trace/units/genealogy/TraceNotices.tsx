import { CalendarClock, EyeOff, Filter, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Icon } from '../../../lib/page.ts';
import { useText } from '../../../lib/text.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { useWritten } from '../../parts/use-written.ts';
import type { TraceAnswer } from './trace-levels.ts';
import { mostLimit, type TraceQuestion } from './use-trace-question.ts';

interface TraceNoticesProps {
  readonly answer: TraceAnswer;
  readonly question: TraceQuestion;
  readonly onAsk: (changes: Readonly<Record<string, string | undefined>>) => void;
}

const mostNames = 8;

/** What the answer leaves out and why: nothing is dropped in silence. */
export const TraceNotices = ({ answer, question, onAsk }: TraceNoticesProps) => {
  const t = useText();
  const { cut, hidden, pruned, cycles, deliveriesComplete } = answer;
  const { asOf } = question;
  return (
    <div className="trace-notices">
      {cut !== null && (
        <Notice icon={TriangleAlert} isWarning>
          {t(cut.reason === 'units' ? texts.cutUnits : texts.cutEdges, cut)}{' '}
          {question.limit < mostLimit ? (
            <button
              type="button"
              className="text-button"
              onClick={() => onAsk({ limit: String(Math.min(question.limit * 10, mostLimit)) })}
            >
              {t(texts.lookFurther)}
            </button>
          ) : (
            t(texts.noFurther)
          )}
        </Notice>
      )}
      {!deliveriesComplete && (
        <Notice icon={TriangleAlert} isWarning>
          {t(texts.deliveriesIncomplete)}
        </Notice>
      )}
      {asOf !== undefined && <Notice icon={CalendarClock}>{t(texts.asOfNote, { day: asOf.day })}</Notice>}
      {hidden.units + hidden.events > 0 && <Notice icon={EyeOff}>{t(texts.hidden, hidden)}</Notice>}
      {pruned.count > 0 && (
        <Notice icon={Filter}>
          <Pruned pruned={pruned} />{' '}
          <button type="button" className="text-button" onClick={() => onAsk({ time: 'ignored' })}>
            {t(texts.putBack)}
          </button>
        </Notice>
      )}
      {cycles.length > 0 && <Notice icon={RefreshCw}>{t(texts.cycles, { count: cycles.length })}</Notice>}
    </div>
  );
};

const Pruned = ({ pruned: { count, byReason, first } }: Pick<TraceAnswer, 'pruned'>) => {
  const t = useText();
  const written = useWritten();
  const reasons = [
    [texts.prunedFill, byReason['fill'] ?? 0],
    [texts.prunedContainment, byReason['containment'] ?? 0],
  ] as const;
  const names = [...new Set(first.map(({ unit }) => written.uri(unit)))];
  return (
    <span title={t(texts.prunedNames, { names: written.list(names) })}>
      {t(texts.pruned, {
        count,
        reasons: written.list(
          reasons.flatMap(([text, number]) => (number > 0 ? [t(text, { count: number })] : [])),
        ),
      })}{' '}
      <span className="quiet">
        {t(texts.prunedNames, { names: written.list(names.slice(0, mostNames)) })}
      </span>
    </span>
  );
};

interface NoticeProps {
  readonly icon: Icon;
  readonly isWarning?: boolean;
  readonly children: ReactNode;
}

const Notice = ({ icon: Picture, isWarning = false, children }: NoticeProps) => (
  <p className={isWarning ? 'trace-notice trace-notice-warn' : 'trace-notice'}>
    <Picture size={15} strokeWidth={1.75} />
    <span>{children}</span>
  </p>
);
