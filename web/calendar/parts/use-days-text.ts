import type { Day } from '@yuanliu/core/platform';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { dayRange } from '../day-text.ts';
import { isContiguous } from '../selection.ts';
import { texts } from '../texts.ts';

/** Days in a few words: the range, or how many where they lie apart. */
export const useDaysText = (): ((days: readonly Day[]) => string) => {
  const t = useText();
  const language = useLanguage();
  return (days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return '';
    return isContiguous(days)
      ? dayRange(first, last, language)
      : t(texts.day.someDays, { count: days.length });
  };
};
