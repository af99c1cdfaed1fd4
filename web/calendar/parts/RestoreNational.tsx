import type { CalendarYear } from '@yuanliu/core/calendar';
import { Button } from 'antd';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { SidePanel } from '../../ui/index.ts';
import { dayRange } from '../day-text.ts';
import { type Difference, differencesBetween, nationalExceptions } from '../day-changes.ts';
import { restoreYear, sayFailure, sayYearChanged } from '../queries.ts';
import { texts } from '../texts.ts';
import { calendarOf, countWorked, daysOfYear } from '../year-view.ts';
import { ExceptionWords } from './ExceptionWords.tsx';

const words = texts.restore;

interface RestoreNationalProps {
  readonly reply: CalendarYear;
  readonly onClose: () => void;
}

/** Shows every day that would change, then gives the year back to the national arrangement. */
export const RestoreNational = ({ reply, onClose }: RestoreNationalProps) => {
  const t = useText();
  const { year } = reply;
  const national = nationalExceptions(year) ?? [];
  const differences = differencesBetween(reply.exceptions, national);
  const after = countWorked(calendarOf({ ...reply, exceptions: [...national] }), daysOfYear(year));
  const { isSaving, restore } = useRestore(reply, differences, onClose);
  const losesCertainty = reply.certain && reply.source?.startsWith('https://') === false;
  return (
    <SidePanel
      title={t(words.title, { year: String(year) })}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(texts.cancel)}</Button>
          <Button type="primary" loading={isSaving} onClick={restore}>
            {t(words.action)}
          </Button>
        </>
      }
    >
      <div className="restore">
        <p>
          {differences.length === 0 ? t(words.same) : t(words.what, { from: reply.workingDays, to: after })}
        </p>
        {losesCertainty && <p className="form-notice form-notice-warn">{t(words.certainty)}</p>}
        {differences.length > 0 && <DifferenceTable differences={differences} />}
      </div>
    </SidePanel>
  );
};

const useRestore = (reply: CalendarYear, differences: readonly Difference[], onClose: () => void) => {
  const t = useText();
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      await restoreYear(reply.year);
      const days = differences.flatMap((difference) => difference.days);
      sayYearChanged(t(words.done, { year: String(reply.year) }), reply, days);
      onClose();
    } catch (error) {
      sayFailure(error);
      setSaving(false);
    }
  };
  return {
    isSaving,
    restore: () => {
      save().catch(sayFailure);
    },
  };
};

const DifferenceTable = ({ differences }: { readonly differences: readonly Difference[] }) => {
  const t = useText();
  const language = useLanguage();
  return (
    <table className="difference-table">
      <thead>
        <tr>
          <th scope="col">{t(words.days)}</th>
          <th scope="col">{t(words.now)}</th>
          <th scope="col">{t(words.after)}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ from, to, now, next }) => (
          <tr key={from}>
            <th scope="row" className="figures">
              {dayRange(from, to, language)}
            </th>
            <td>
              <ExceptionWords exception={now} />
            </td>
            <td>
              <ArrowRight size={13} aria-hidden="true" />
              <ExceptionWords exception={next} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
