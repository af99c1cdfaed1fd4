import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { CalendarX2 } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../../ui/index.ts';
import { dayRange } from '../day-text.ts';
import { differencesBetween, nationalExceptions } from '../day-changes.ts';
import { texts } from '../texts.ts';
import { calendarOf, type ExceptionGroup, groupsOf, hoursText, lookOf } from '../year-view.ts';
import { RestoreNational } from './RestoreNational.tsx';
import { YearSource } from './YearSource.tsx';

interface ExceptionListProps {
  readonly reply: CalendarYear;
  readonly onOpen: (days: readonly Day[]) => void;
}

/** The year's holidays and make-up days in order, those of the enterprise marked; where they come from. */
export const ExceptionList = ({ reply, onOpen }: ExceptionListProps) => {
  const t = useText();
  const [isRestoring, setRestoring] = useState(false);
  const groups = groupsOf(reply.exceptions);
  const calendar = calendarOf(reply);
  const own = ownDays(reply);
  return (
    <section className="aside-part" aria-labelledby="exceptions">
      <header>
        <h2 id="exceptions">{t(texts.exceptions)}</h2>
        {reply.can.change && reply.source !== null && reply.origin === 'own' && (
          <Button type="link" size="small" onClick={() => setRestoring(true)}>
            {t(texts.restore.open)}
          </Button>
        )}
      </header>
      <YearSource reply={reply} />
      {groups.length === 0 && (
        <EmptyState
          icon={CalendarX2}
          title={t(texts.noExceptions)}
          text={reply.can.change ? t(texts.noExceptionsMore) : undefined}
        />
      )}
      <ul className="exception-list">
        {groups.map((group) => (
          <li key={group.from}>
            <ExceptionRow
              group={group}
              look={lookOf(calendar, group.from)}
              isOwn={group.days.some((day) => own.has(day))}
              onOpen={reply.can.change ? onOpen : undefined}
            />
          </li>
        ))}
      </ul>
      {isRestoring && <RestoreNational reply={reply} onClose={() => setRestoring(false)} />}
    </section>
  );
};

/** The days on which the year differs from the national arrangement; none where none is known. */
const ownDays = ({ year, exceptions }: CalendarYear): ReadonlySet<Day> => {
  const national = nationalExceptions(year);
  if (national === undefined) return new Set();
  return new Set(differencesBetween(exceptions, national).flatMap(({ days }) => days));
};

interface ExceptionRowProps {
  readonly group: ExceptionGroup;
  readonly look: ReturnType<typeof lookOf>;
  readonly isOwn: boolean;
  readonly onOpen: ((days: readonly Day[]) => void) | undefined;
}

const ExceptionRow = ({ group, look, isOwn, onOpen }: ExceptionRowProps) => {
  const t = useText();
  const language = useLanguage();
  const { from, to, days, name, hours } = group;
  const mark = look === 'holiday' || look === 'worked' || look === 'hours' ? t(texts.marks[look]) : '';
  const content = (
    <>
      <span className={`row-mark day-${look}`}>{mark}</span>
      <span className="row-name">
        {t(name)}
        {isOwn && (
          <small className="own-mark" title={t(texts.ownMarkMore)}>
            {t(texts.ownMark)}
          </small>
        )}
        {hours !== null && <small className="row-hours figures">{hoursText(hours)}</small>}
      </span>
      <span className="row-days figures">
        {dayRange(from, to, language)}
        {days.length > 1 && <small>{t(texts.dayCount, { count: days.length })}</small>}
      </span>
    </>
  );
  if (onOpen === undefined) return <div className="exception-row">{content}</div>;
  return (
    <button type="button" className="exception-row" onClick={() => onOpen(days)}>
      {content}
    </button>
  );
};
