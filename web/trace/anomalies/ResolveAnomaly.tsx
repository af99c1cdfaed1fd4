import {
  type AnomalyView,
  anomalyKinds,
  findUnits,
  listAnomalies,
  readUnit,
  resolveAnomaly,
} from '@yuanliu/core/trace';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { FormDrawer, showToast, useForm } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { Sentence } from '../parts/Sentence.tsx';
import { bodyOf, noResolution, ResolutionFields } from './ResolutionFields.tsx';

interface ResolveAnomalyProps {
  readonly anomaly: AnomalyView;
  readonly onClose: () => void;
}

/** Settles an anomaly with a reason; its hold is lifted unless it is to stay. */
export const ResolveAnomaly = ({ anomaly, onClose }: ResolveAnomalyProps) => {
  const t = useText();
  const resolve = useChange(resolveAnomaly, [listAnomalies, readUnit, findUnits]);
  const { id, kind, text, isHolding } = anomaly;
  const form = useForm({
    draft: `trace.anomaly.${id}`,
    initial: noResolution,
    required: ['reason'],
    save: (said) => resolve.mutateAsync({ params: { id }, body: bodyOf(said) }),
    onSaved: () => {
      showToast({ text: t(texts.resolved, { kind: t(anomalyKinds[kind].name) }) });
      onClose();
    },
  });
  return (
    <FormDrawer
      form={form}
      title={t(texts.resolveTitle)}
      saveText={t(texts.resolve)}
      isOver
      onClose={onClose}
    >
      <p>
        <Sentence text={t(text)} />
      </p>
      <ResolutionFields form={form} isHolding={isHolding} />
    </FormDrawer>
  );
};
