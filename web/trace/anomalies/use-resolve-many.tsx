import { type AnomalyView, anomalyKinds, resolutionLimits } from '@yuanliu/core/trace';
import { CheckCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type BulkAction, RefusedRows, showToast } from '../../ui/index.ts';
import { anomalyTexts } from '../anomaly-texts.ts';
import { type ManyResolved, ResolveMany } from './ResolveMany.tsx';

const texts = anomalyTexts.many;

interface Asked {
  readonly anomalies: readonly AnomalyView[];
  readonly settled: number;
  /** Whether the selection is done with. */
  readonly answer: (isDone: boolean) => void;
}

interface Outcome {
  readonly anomalies: readonly AnomalyView[];
  readonly results: ManyResolved;
}

/** What is done to selected anomalies, and the panel and dialog that it needs. */
export const useResolveMany = (): { action: BulkAction<AnomalyView>; panel: ReactNode } => {
  const t = useText();
  const [asked, setAsked] = useState<Asked>();
  const [outcome, setOutcome] = useState<Outcome>();
  const run = (rows: readonly AnomalyView[]): Promise<boolean> => {
    const anomalies = rows.filter(({ can }) => can.resolve);
    const { length: count } = anomalies;
    const most = resolutionLimits.anomalies;
    if (count === 0 || count > most) {
      showToast({ text: t(count === 0 ? texts.none : texts.tooMany, { most, count }), kind: 'failed' });
      return Promise.resolve(false);
    }
    return new Promise((answer) => {
      setAsked({ anomalies, settled: rows.length - count, answer });
    });
  };
  const end = (isDone: boolean) => {
    asked?.answer(isDone);
    setAsked(undefined);
  };
  const told = (anomalies: readonly AnomalyView[], results: ManyResolved) => {
    end(true);
    const done = results.filter(({ problem }) => problem === null).length;
    if (done < results.length) setOutcome({ anomalies, results });
    else showToast({ text: t(texts.done, { count: done }) });
  };
  return {
    action: { key: 'resolve', text: t(anomalyTexts.resolve), icon: CheckCheck, run },
    panel: (
      <>
        {asked !== undefined && (
          <ResolveMany
            {...asked}
            onDone={(results) => told(asked.anomalies, results)}
            onClose={() => end(false)}
          />
        )}
        {outcome !== undefined && <Refused {...outcome} onClose={() => setOutcome(undefined)} />}
      </>
    ),
  };
};

const Refused = ({ anomalies, results, onClose }: Outcome & { readonly onClose: () => void }) => {
  const t = useText();
  const language = useLanguage();
  const nameOf = (id: string): string => {
    const anomaly = anomalies.find((each) => each.id === id);
    return anomaly === undefined ? id : `${t(anomalyKinds[anomaly.kind].name)} · ${anomaly.unit.label}`;
  };
  const refused = results.flatMap(({ id, problem }) =>
    problem === null ? [] : [{ id, name: nameOf(id), why: problem.text[language] }],
  );
  return (
    <RefusedRows
      title={t(texts.refused, { done: results.length - refused.length, refused: refused.length })}
      refused={refused}
      onClose={onClose}
    />
  );
};
