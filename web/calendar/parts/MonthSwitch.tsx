import type { WorkCalendar } from '@yuanliu/core/calendar';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { monthName } from '../day-text.ts';
import { texts } from '../texts.ts';
import type { ShownYear } from '../use-year.ts';
import { countWorked, daysOfMonth } from '../year-view.ts';

interface MonthSwitchProps {
  readonly shown: ShownYear;
  readonly calendar: WorkCalendar;
}

/** Month by month on a phone; past the ends of a year into its neighbours. */
export const MonthSwitch = ({ shown, calendar }: MonthSwitchProps) => {
  const t = useText();
  const language = useLanguage();
  const { year, month, goTo, canGoTo } = shown;
  const count = countWorked(calendar, daysOfMonth(year, month));
  const [before, after] = [year - (month === 1 ? 1 : 0), year + (month === 12 ? 1 : 0)];
  return (
    <nav className="month-switch" aria-label={t(texts.months, { year: String(year) })}>
      <button
        type="button"
        aria-label={t(texts.monthBefore)}
        disabled={!canGoTo(before)}
        onClick={() => goTo(before, month === 1 ? 12 : month - 1)}
      >
        <ChevronLeft size={22} />
      </button>
      <p aria-live="polite">
        <strong>
          {t(texts.year, { year: String(year) })}
          {language === 'en' && ' '}
          {monthName(month, language)}
        </strong>
        <span className="figures">{t(texts.workingDays, { count })}</span>
      </p>
      <button
        type="button"
        aria-label={t(texts.monthAfter)}
        disabled={!canGoTo(after)}
        onClick={() => goTo(after, month === 12 ? 1 : month + 1)}
      >
        <ChevronRight size={22} />
      </button>
    </nav>
  );
};
