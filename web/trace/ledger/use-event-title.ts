import { cbvVocabularyOf, ledgerTitle } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { useWritten } from '../parts/use-written.ts';
import { useEventWords } from '../events/use-event-words.ts';

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What the check knows an event by is made of its time, type, step and id; a person reads them in words. */
export const useEventTitle = (): ((title: string) => string) => {
  const t = useText();
  const written = useWritten();
  const words = useEventWords();
  const said = (part: string): string => {
    if (moment.test(part)) return written.time(part);
    return cbvVocabularyOf(part) === 'bizStep' ? written.cbv('bizStep', part) : words.type(part);
  };
  return (title) => {
    // The id of the event stands last, and may hold anything.
    const [time = '', type = '', step = '', ...id] = title.split(' · ');
    if (id.length === 0) return moment.test(title) ? written.time(title) : t(ledgerTitle(title));
    return [said(time), said(type), ...(step === '' ? [] : [said(step)]), id.join(' · ')].join(' · ');
  };
};
