import { resolutionLimits } from '@yuanliu/core/trace';
import { Checkbox, Input } from 'antd';
import { useText } from '../../lib/text.ts';
import { type Form, FormField } from '../../ui/index.ts';
import { anomalyTexts as texts } from '../anomaly-texts.ts';

/** What a person says about one anomaly or several. */
export interface Resolution extends Record<string, unknown> {
  readonly reason: string;
  readonly keepHold: boolean;
}

/** Nothing said yet. */
export const noResolution: Resolution = { reason: '', keepHold: false };

/** The answer as the endpoints take it. */
export const bodyOf = ({ reason, keepHold }: Resolution) => ({ reason: reason.trim(), liftHold: !keepHold });

interface ResolutionFieldsProps {
  readonly form: Form<Resolution>;
  /** A hold ends with it, unless it is to stay. */
  readonly isHolding: boolean;
}

/** The reason, and whether holds are to stay. */
export const ResolutionFields = ({ form, isHolding }: ResolutionFieldsProps) => {
  const t = useText();
  return (
    <>
      <FormField form={form} name="reason" label={t(texts.reason)} hint={t(texts.reasonHint)} isRequired>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={resolutionLimits.reason}
            value={form.values.reason}
            onChange={(event) => form.set({ reason: event.target.value })}
          />
        )}
      </FormField>
      {isHolding && (
        <FormField form={form} name="keepHold" label={t(texts.holdLabel)} hint={t(texts.keepHoldHint)}>
          {({ id }) => (
            <Checkbox
              id={id}
              checked={form.values.keepHold}
              onChange={({ target }) => form.set({ keepHold: target.checked })}
            >
              {t(texts.keepHold)}
            </Checkbox>
          )}
        </FormField>
      )}
    </>
  );
};
