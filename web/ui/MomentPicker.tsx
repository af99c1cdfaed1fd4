import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import zhCn from 'dayjs/locale/zh-cn.js';
import { useEffect } from 'react';
import { useLanguage } from '../lib/preferences.ts';

interface MomentPickerProps {
  /** Says what the moment is for: "截至". */
  readonly label: string;
  /** What stands there while none is chosen: "现在". */
  readonly placeholder: string;
  /** ISO 8601; undefined while none is chosen. */
  readonly value: string | undefined;
  readonly onChange: (moment: string | undefined) => void;
}

/** A day and a minute that have passed, by the reader's clock. */
export const MomentPicker = ({ label, placeholder, value, onChange }: MomentPickerProps) => {
  const language = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? zhCn : 'en');
  }, [language]);
  return (
    <DatePicker
      key={language}
      className="moment-picker"
      aria-label={label}
      prefix={<span className="moment-picker-label">{label}</span>}
      placeholder={placeholder}
      format="YYYY-MM-DD HH:mm"
      showTime={{ format: 'HH:mm' }}
      showNow={false}
      maxDate={dayjs()}
      value={value === undefined ? null : dayjs(value)}
      onChange={(day) => onChange(day?.toISOString())}
    />
  );
};
