import type { Day } from '@yuanliu/core/platform';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import zhCn from 'dayjs/locale/zh-cn.js';
import { useEffect } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import type { Control } from '../../ui/index.ts';

const form = 'YYYY-MM-DD';

interface DayInputProps {
  readonly control: Partial<Control>;
  /** Where the field's own label does not say which day is meant. */
  readonly label?: string;
  readonly year: number;
  /** Empty while there is none. */
  readonly value: Day;
  readonly onChange: (day: Day) => void;
}

/** A day of one year, typed as 2026-11-24 or picked. */
export const DayInput = ({ control, label, year, value, onChange }: DayInputProps) => {
  const language = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? zhCn : 'en');
  }, [language]);
  const day = dayjs(value);
  return (
    <DatePicker
      {...control}
      key={language}
      {...(label !== undefined && { 'aria-label': label })}
      allowClear={false}
      className="day-input"
      format={form}
      minDate={dayjs(`${year}-01-01`)}
      maxDate={dayjs(`${year}-12-31`)}
      value={day.isValid() ? day : null}
      onChange={(next) => onChange(next?.format(form) ?? '')}
      onKeyDown={(event) => {
        // Enter takes the day that was typed; it does not save the form yet.
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
};
