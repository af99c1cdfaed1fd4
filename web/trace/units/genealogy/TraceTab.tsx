import { traceUnit } from '@yuanliu/core/trace';
import { ArrowDownToDot, ArrowUpFromDot } from 'lucide-react';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/index.ts';
import { genealogyTexts as texts } from '../../genealogy-texts.ts';
import { Customers } from './Customers.tsx';
import { levelsOf, type TraceAnswer } from './trace-levels.ts';
import { TraceControls } from './TraceControls.tsx';
import { TraceLevels } from './TraceLevels.tsx';
import { TraceNotices } from './TraceNotices.tsx';
import { type TraceQuestion, useTraceQuestion } from './use-trace-question.ts';
import './genealogy.css';

/** Where a unit came from, or where it went: level by level, with the quantities and how each is known. */
export const TraceTab = ({ uri }: { readonly uri: string }) => {
  const t = useText();
  const { question, ask } = useTraceQuestion();
  const { direction, time, asOf, limit } = question;
  const { data, error, refetch, isFetching } = useEndpoint(traceUnit, {
    query: { id: uri, direction, time, limit, ...(asOf !== undefined && { asOf: asOf.end }) },
  });
  return (
    <div className="trace">
      <TraceControls question={question} onAsk={ask} />
      {data === undefined && error === null && (
        <>
          <p className="quiet">{t(texts.working)}</p>
          <Loading rows={8} />
        </>
      )}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => refetch()} />}
      {data !== undefined && (
        <div className={isFetching ? 'trace-answer is-outdated' : 'trace-answer'}>
          <Answer answer={data} question={question} onAsk={ask} />
        </div>
      )}
    </div>
  );
};

interface AnswerProps {
  readonly answer: TraceAnswer;
  readonly question: TraceQuestion;
  readonly onAsk: (changes: Readonly<Record<string, string | undefined>>) => void;
}

const Nothing = ({ answer, question }: Omit<AnswerProps, 'onAsk'>) => {
  const t = useText();
  const isBackward = answer.direction === 'backward';
  const icon = isBackward ? ArrowUpFromDot : ArrowDownToDot;
  if (!answer.isKnown) {
    const day = question.asOf?.day ?? '';
    return <EmptyState icon={icon} title={t(texts.notKnown)} text={t(texts.notKnownMore, { day })} />;
  }
  return (
    <EmptyState
      icon={icon}
      title={t(isBackward ? texts.nothingBackward : texts.nothingForward)}
      text={t(isBackward ? texts.nothingBackwardMore : texts.nothingForwardMore)}
    />
  );
};

const Answer = ({ answer, question, onAsk }: AnswerProps) => {
  const t = useText();
  const isBackward = answer.direction === 'backward';
  const levels = levelsOf(answer);
  const { counts } = answer;
  return (
    <>
      <TraceNotices answer={answer} question={question} onAsk={onAsk} />
      {levels.length === 0 ? (
        <Nothing answer={answer} question={question} />
      ) : (
        <p className="trace-summary">
          {t(isBackward ? texts.summaryBackward : texts.summaryForward, {
            ...counts,
            units: counts.units - 1,
          })}
        </p>
      )}
      {answer.customers.length > 0 && <Customers answer={answer} />}
      <TraceLevels answer={answer} levels={levels} />
    </>
  );
};
