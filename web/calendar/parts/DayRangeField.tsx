import { Input } from 'antd';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type Form, FormField } from '../../ui/index.ts';
import type { DayValues } from '../day-form.ts';
import { shortDay } from '../day-text.ts';
import { texts } from '../texts.ts';

interface DayRangeFieldProps {
  readonly form: Form<DayValues>;
  readonly year: number;
}

/** First and last day, to be corrected here; days that lie apart are listed. */
export const DayRangeField = ({ form, year }: DayRangeFieldProps) => {
  const t = useText();
  const language = useLanguage();
  const { days } = form.values;
  const [min, max] = [`${year}-01-01`, `${year}-12-31`];
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
          <Input
            {...control}
            type="date"
            aria-label={t(texts.day.first)}
            min={min}
            max={max}
            value={days.from}
            onChange={({ target: { value } }) =>
              form.set({ days: { ...days, from: value, to: value > days.to ? value : days.to } })
            }
          />
          <span aria-hidden="true">–</span>
          <Input
            type="date"
            aria-label={t(texts.day.last)}
            aria-invalid={control['aria-invalid']}
            status={control.status}
            min={min}
            max={max}
            value={days.to}
            onChange={({ target: { value } }) => form.set({ days: { ...days, to: value } })}
          />
        </div>
      )}
    </FormField>
  );
};
