import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { useText } from '../../lib/text.ts';
import type { Step } from '../day-changes.ts';
import { withChange } from '../day-form.ts';
import { texts } from '../texts.ts';
import { calendarOf, countWorked, daysOfYear } from '../year-view.ts';

interface DayEffectProps {
  readonly reply: CalendarYear;
  readonly days: readonly Day[];
  readonly exception: Step['exception'];
}

/** What the change does to the working days of the year, before it is saved. */
export const DayEffect = ({ reply, days, exception }: DayEffectProps) => {
  const t = useText();
  const after = calendarOf({ ...reply, exceptions: [...withChange(reply, days, exception)] });
  const to = countWorked(after, daysOfYear(reply.year));
  const from = reply.workingDays;
  return (
    <output className="day-effect figures">
      {t(from === to ? texts.day.noEffect : texts.day.effect, { from, to })}
    </output>
  );
};
