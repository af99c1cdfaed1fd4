import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import zhCn from 'dayjs/locale/zh-cn.js';
import { useEffect } from 'react';
import { useLanguage } from '../lib/preferences.ts';

const form = 'YYYY-MM-DD';

interface DateRangeProps {
  /** Says what lies in the range: "发生日期". */
  readonly label: string;
  /** The first and the last day, both included, as `2026-11-24`; undefined is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}

const dayOf = (text: string | undefined): dayjs.Dayjs | null => {
  const day = dayjs(text ?? '');
  return day.isValid() ? day : null;
};

/** A filter for days, either end of which may be left open. */
export const DateRange = ({ label, from, to, onChange }: DateRangeProps) => {
  const language = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? zhCn : 'en');
  }, [language]);
  return (
    <DatePicker.RangePicker
      key={language}
      aria-label={label}
      allowEmpty={[true, true]}
      format={form}
      value={[dayOf(from), dayOf(to)]}
      onChange={(days) => onChange(days?.[0]?.format(form), days?.[1]?.format(form))}
    />
  );
};
