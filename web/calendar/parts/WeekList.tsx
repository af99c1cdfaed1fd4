import { type CalendarYear, firstPattern } from '@yuanliu/core/calendar';
import { Button } from 'antd';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { longDate, partsOfWeek, weekdayRange } from '../day-text.ts';
import { texts } from '../texts.ts';
import { PatternDrawer } from './PatternDrawer.tsx';

const words = texts.week;

type Pattern = CalendarYear['patterns'][number];

/** The weekly hours that hold in the year, by the day from which they do. */
export const WeekList = ({ reply }: { readonly reply: CalendarYear }) => {
  const t = useText();
  const [edited, edit] = useState<Pattern | 'new'>();
  const canChange = reply.can.change;
  return (
    <section className="aside-part" aria-labelledby="weeks">
      <header>
        <h2 id="weeks">{t(words.title)}</h2>
        {canChange && (
          <Button
            type="link"
            size="small"
            icon={<Plus size={14} />}
            aria-label={t(words.add)}
            onClick={() => edit('new')}
          >
            {t(words.addShort)}
          </Button>
        )}
      </header>
      <ul className="week-list">
        {reply.patterns.map((pattern) => (
          <li key={pattern.from}>
            <WeekLines pattern={pattern} onEdit={canChange ? () => edit(pattern) : undefined} />
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <PatternDrawer
          reply={reply}
          pattern={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  );
};

interface WeekLinesProps {
  readonly pattern: Pattern;
  readonly onEdit: (() => void) | undefined;
}

const WeekLines = ({ pattern, onEdit }: WeekLinesProps) => {
  const t = useText();
  const language = useLanguage();
  const since = useSince(pattern.from);
  return (
    <>
      <p className="week-since">
        {since}
        {onEdit !== undefined && (
          <button
            type="button"
            className="icon-button"
            aria-label={`${t(words.edit)}：${since}`}
            title={t(words.edit)}
            onClick={onEdit}
          >
            <Pencil size={14} strokeWidth={1.75} />
          </button>
        )}
      </p>
      <dl className="week-lines">
        {partsOfWeek(pattern.week).map((part) => (
          <div key={part.from}>
            <dt>{weekdayRange(part, language)}</dt>
            <dd className="figures">
              {part.hours.length === 0 && <span className="quiet">{t(words.dayOff)}</span>}
              {part.hours.map(({ from, to }) => (
                <span key={from}>{`${from}–${to}`}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The first pattern of all begins with the calendar itself. */
const useSince = (from: string): string => {
  const t = useText();
  const language = useLanguage();
  return from === firstPattern.from ? t(words.always) : t(words.since, { day: longDate(from, language) });
};
