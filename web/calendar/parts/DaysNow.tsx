import type { CalendarYear } from '@yuanliu/core/calendar';
import type { Day } from '@yuanliu/core/platform';
import { Button } from 'antd';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { stepsFor } from '../day-changes.ts';
import { exceptionsOn } from '../day-form.ts';
import { applySteps, sayFailure, sayYearChanged } from '../queries.ts';
import { texts } from '../texts.ts';
import { isSameException } from '../year-view.ts';
import { ExceptionWords } from './ExceptionWords.tsx';
import { useDaysText } from './use-days-text.ts';

const words = texts.day;

interface DaysNowProps {
  readonly reply: CalendarYear;
  readonly days: readonly Day[];
  readonly onCleared: () => void;
}

/** What the days say now, and the button that makes them ordinary again; nothing where they are ordinary. */
export const DaysNow = ({ reply, days, onCleared }: DaysNowProps) => {
  const t = useText();
  const said = useDaysText();
  const [isClearing, setClearing] = useState(false);
  const found = exceptionsOn(reply, days);
  if (found.length === 0) return null;
  const isUniform = found.length === days.length && found.every((each) => isSameException(each, found[0]));
  const clear = async () => {
    setClearing(true);
    const cleared = found.map(({ day }) => day);
    try {
      await applySteps(stepsFor(cleared, null));
      sayYearChanged(t(words.cleared, { days: said(cleared) }), reply, cleared);
      onCleared();
    } catch (error) {
      sayFailure(error);
      setClearing(false);
    }
  };
  return (
    <div className="days-now">
      <p>
        <span className="quiet">{t(words.now)}</span>
        {isUniform ? <ExceptionWords exception={found[0]} /> : t(words.mixed)}
      </p>
      <Button
        icon={<Eraser size={15} />}
        loading={isClearing}
        onClick={() => {
          clear().catch(sayFailure);
        }}
      >
        {t(words.clear)}
      </Button>
    </div>
  );
};
