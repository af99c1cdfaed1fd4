import type { CalendarYear } from '@yuanliu/core/calendar';
import { Button, Select } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useIsPhone } from '../../lib/media.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formatNumber } from '../../lib/time.ts';
import { texts } from '../texts.ts';
import type { ShownYear } from '../use-year.ts';
import { Legend } from './Legend.tsx';
import { calendarOf, workingHours } from '../year-view.ts';

interface YearSwitchProps {
  readonly shown: ShownYear;
  readonly reply: CalendarYear | undefined;
}

/** Which year is shown, and what it holds in days and hours of work. */
export const YearSwitch = ({ shown, reply }: YearSwitchProps) => {
  const t = useText();
  const isPhone = useIsPhone();
  const { year, goTo, canGoTo, today } = shown;
  const thisYear = Number(today.slice(0, 4));
  const first = Math.min(2024, year);
  const years = Array.from({ length: Math.max(thisYear + 3, year) - first + 1 }, (_, index) => first + index);
  return (
    <div className="year-switch">
      <Button
        icon={<ChevronLeft size={16} />}
        aria-label={t(texts.yearBefore)}
        disabled={!canGoTo(year - 1)}
        onClick={() => goTo(year - 1)}
      />
      <Select
        aria-label={t(texts.chooseYear)}
        value={year}
        popupMatchSelectWidth={false}
        options={years.map((value) => ({ value, label: t(texts.year, { year: String(value) }) }))}
        onChange={(to: number) => goTo(to)}
      />
      <Button
        icon={<ChevronRight size={16} />}
        aria-label={t(texts.yearAfter)}
        disabled={!canGoTo(year + 1)}
        onClick={() => goTo(year + 1)}
      />
      {year !== thisYear && (
        <Button type="link" onClick={() => goTo(thisYear)}>
          {t(texts.thisYear)}
        </Button>
      )}
      {reply !== undefined && <YearCounts reply={reply} />}
      {!isPhone && <Legend />}
    </div>
  );
};

const YearCounts = ({ reply }: { readonly reply: CalendarYear }) => {
  const t = useText();
  const language = useLanguage();
  const hours = workingHours(calendarOf(reply), reply.year);
  return (
    <p className="year-counts figures">
      {t(texts.yearCounts, {
        days: formatNumber(reply.workingDays, language),
        hours: formatNumber(hours, language, 1),
      })}
    </p>
  );
};
