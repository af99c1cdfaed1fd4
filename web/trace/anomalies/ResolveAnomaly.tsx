import {
  type AnomalyView,
  anomalyKinds,
  findUnits,
  listAnomalies,
  readUnit,
  resolveAnomaly,
} from '@yuanliu/core/trace';
import { Checkbox, Input } from 'antd';
import { useChange } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { FormDrawer, FormField, showToast, useForm } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';
import { Sentence } from '../parts/Sentence.tsx';

interface ResolveAnomalyProps {
  readonly anomaly: AnomalyView;
  readonly onClose: () => void;
}

interface Resolution extends Record<string, unknown> {
  readonly reason: string;
  readonly keepHold: boolean;
}

const initial: Resolution = { reason: '', keepHold: false };
const longest = 1000;

/** Settles an anomaly with a reason; its hold is lifted unless it is to stay. */
export const ResolveAnomaly = ({ anomaly, onClose }: ResolveAnomalyProps) => {
  const t = useText();
  const resolve = useChange(resolveAnomaly, [listAnomalies, readUnit, findUnits]);
  const { id, kind, text, isHolding } = anomaly;
  const form = useForm({
    draft: `trace.anomaly.${id}`,
    initial,
    required: ['reason'],
    save: ({ reason, keepHold }) =>
      resolve.mutateAsync({ params: { id }, body: { reason: reason.trim(), liftHold: !keepHold } }),
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
      <FormField form={form} name="reason" label={t(texts.reason)} hint={t(texts.reasonHint)} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={longest}
            value={form.values.reason}
            onChange={(event) => form.set({ reason: event.target.value })}
          />
        )}
      </FormField>
      {isHolding && (
        <FormField form={form} name="keepHold" label={t(texts.holdLabel)} hint={t(texts.keepHoldHint)}>
          {({ id: field }) => (
            <Checkbox
              id={field}
              checked={form.values.keepHold}
              onChange={({ target }) => form.set({ keepHold: target.checked })}
            >
              {t(texts.keepHold)}
            </Checkbox>
          )}
        </FormField>
      )}
    </FormDrawer>
  );
};
