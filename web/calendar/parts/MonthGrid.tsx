import type { WorkCalendar } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { memo, useId } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { monthName, weekdayName } from '../day-text.ts';
import { texts } from '../texts.ts';
import { countWorked, daysOfMonth, lookOf, weeksOf } from '../year-view.ts';
import { DayCell } from './DayCell.tsx';

interface MonthGridProps {
  readonly year: number;
  readonly month: number;
  readonly calendar: WorkCalendar;
  readonly today: Day;
  /** The one day that the Tab key reaches. */
  readonly tabStop: Day;
  readonly picked: readonly Day[];
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** A month: its name, how many days of it are worked, its days. */
export const MonthGrid = memo(({ year, month, calendar, today, tabStop, picked }: MonthGridProps) => {
  const t = useText();
  const language = useLanguage();
  const id = useId();
  const worked = countWorked(calendar, daysOfMonth(year, month));
  return (
    <section className="month" aria-labelledby={id}>
      <h2 id={id}>
        {monthName(month, language)}
        <small className="figures">{t(texts.monthDays, { count: worked })}</small>
      </h2>
      <table>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekdayName(weekday, language, 'short')}>
                {weekdayName(weekday, language, 'narrow')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) =>
                day === null ? (
                  <td key={`empty ${weekdays[index] ?? ''}`} aria-hidden="true" />
                ) : (
                  <DayCell
                    key={day}
                    day={day}
                    look={lookOf(calendar, day)}
                    exception={calendar.days.get(day)}
                    isToday={day === today}
                    isTabStop={day === tabStop}
                    isPicked={picked.includes(day)}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
