import type { CalendarDay } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { memo } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { fullDay } from '../day-text.ts';
import { texts } from '../texts.ts';
import { type DayLook, hoursText } from '../year-view.ts';

interface DayCellProps {
  readonly day: Day;
  readonly look: DayLook;
  readonly exception: CalendarDay | undefined;
  readonly isToday: boolean;
  readonly isTabStop: boolean;
  readonly isPicked: boolean;
}

/** A day: its number, a sign for what it is, and on a wide cell its name. */
export const DayCell = memo(({ day, look, exception, isToday, isTabStop, isPicked }: DayCellProps) => {
  const t = useText();
  const language = useLanguage();
  const words = [
    fullDay(day, language),
    isToday && t(texts.today),
    exception !== undefined && t(exception.name),
    t(texts.looks[look]),
    hoursText(exception?.hours),
  ].filter((part) => typeof part === 'string' && part !== '');
  const label = words.join(language === 'zh' ? '，' : ', ');
  const mark = look === 'ordinary' || look === 'rest' ? undefined : t(texts.marks[look]);
  return (
    <td>
      <button
        type="button"
        data-day={day}
        className={`day day-${look}`}
        tabIndex={isTabStop ? 0 : -1}
        title={label}
        aria-label={label}
        aria-current={isToday ? 'date' : undefined}
        aria-pressed={isPicked}
      >
        <span className="day-number">{Number(day.slice(8))}</span>
        {mark !== undefined && <span className="day-mark">{mark}</span>}
        {exception !== undefined && <span className="day-name">{t(exception.name)}</span>}
      </button>
    </td>
  );
});
