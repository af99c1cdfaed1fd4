import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type Form, FormField } from '../../ui/index.ts';
import type { DayValues } from '../day-form.ts';
import { shortDay } from '../day-text.ts';
import { texts } from '../texts.ts';
import { DayInput } from './DayInput.tsx';

interface DayRangeFieldProps {
  readonly form: Form<DayValues>;
  readonly year: number;
}

/** First and last day, to be corrected here; days that lie apart are listed. */
export const DayRangeField = ({ form, year }: DayRangeFieldProps) => {
  const t = useText();
  const language = useLanguage();
  const { days } = form.values;
  if (days.scattered.length > 0)
    return (
      <p className="scattered-days">
        <strong>{t(texts.day.days)}</strong>
        {days.scattered.map((day) => (
          <span key={day} className="figures">
            {shortDay(day, language)}
          </span>
        ))}
      </p>
    );
  return (
    <FormField form={form} name="days" label={t(texts.day.days)}>
      {(control) => (
        <div className="range-field">
          <DayInput
            control={control}
            label={t(texts.day.first)}
            year={year}
            value={days.from}
            onChange={(from) => form.set({ days: { ...days, from, to: from > days.to ? from : days.to } })}
          />
          <span aria-hidden="true">–</span>
          <DayInput
            control={{ 'aria-invalid': control['aria-invalid'], status: control.status }}
            label={t(texts.day.last)}
            year={year}
            value={days.to}
            onChange={(to) => form.set({ days: { ...days, to } })}
          />
        </div>
      )}
    </FormField>
  );
};
