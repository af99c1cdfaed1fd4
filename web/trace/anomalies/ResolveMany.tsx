import {
  type AnomalyView,
  anomalyKinds,
  findUnits,
  listAnomalies,
  readUnit,
  resolveManyAnomalies,
} from '@yuanliu/core/trace';
import type { ReplyOf } from '@yuanliu/core/platform';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { FormDrawer, useForm } from '../../ui/index.ts';
import { anomalyTexts } from '../anomaly-texts.ts';
import { bodyOf, noResolution, ResolutionFields } from './ResolutionFields.tsx';

const texts = anomalyTexts.many;

/** What became of each. */
export type ManyResolved = ReplyOf<typeof resolveManyAnomalies>['results'];

interface ResolveManyProps {
  /** Those that can be resolved; at most 200. */
  readonly anomalies: readonly AnomalyView[];
  /** How many more are selected, which have nothing left to decide. */
  readonly settled: number;
  readonly onDone: (results: ManyResolved) => void;
  readonly onClose: () => void;
}

/** Settles several anomalies with one reason, told by kind before. */
export const ResolveMany = ({ anomalies, settled, onDone, onClose }: ResolveManyProps) => {
  const t = useText();
  const resolve = useChange(resolveManyAnomalies, [listAnomalies, readUnit, findUnits]);
  const kinds = [...Map.groupBy(anomalies, ({ kind }) => kind)];
  const holding = anomalies.filter(({ isHolding }) => isHolding).length;
  const form = useForm({
    draft: 'trace.anomalies.many',
    initial: noResolution,
    required: ['reason'],
    save: (said) => resolve.mutateAsync({ body: { ...bodyOf(said), ids: anomalies.map(({ id }) => id) } }),
    onSaved: ({ results }) => onDone(results),
  });
  return (
    <FormDrawer
      form={form}
      title={t(texts.title, { count: anomalies.length })}
      saveText={t(anomalyTexts.resolve)}
      onClose={onClose}
    >
      <ul className="anomaly-many">
        {kinds.map(([kind, { length }]) => (
          <li key={kind}>{t(texts.each, { kind: t(anomalyKinds[kind].name), count: length })}</li>
        ))}
      </ul>
      {holding > 0 && <p>{t(texts.holding, { count: holding })}</p>}
      {settled > 0 && <p className="quiet">{t(texts.settled, { count: settled })}</p>}
      <p className="quiet">{t(texts.one)}</p>
      <ResolutionFields form={form} isHolding={holding > 0} />
    </FormDrawer>
  );
};
