import { dayKinds } from '@yuanliu/core/calendar';
import { Radio } from 'antd';
import { useText } from '../../lib/text.ts';
import { type Form, FormField } from '../../ui/index.ts';
import type { DayValues } from '../day-form.ts';
import { texts } from '../texts.ts';

const words = { holiday: texts.day.holiday, working: texts.day.workingDay };

/** Whether the days are off or worked. */
export const KindField = ({ form }: { readonly form: Form<DayValues> }) => {
  const t = useText();
  return (
    <FormField form={form} name="exception.kind" label={t(texts.day.kind)}>
      {({ id }) => (
        <Radio.Group
          id={id}
          aria-label={t(texts.day.kind)}
          optionType="button"
          value={form.values['exception.kind']}
          options={dayKinds.map((value) => ({ value, label: t(words[value]) }))}
          onChange={({ target }) => {
            const kind = dayKinds.find((each) => each === target.value);
            if (kind !== undefined) form.set({ 'exception.kind': kind });
          }}
        />
      )}
    </FormField>
  );
};
