import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/index.ts';
import { texts } from '../texts.ts';

/** The work calendar of a year. */
export const CalendarPage = () => {
  const t = useText();
  return <PageHead title={t(texts.title)} />;
};
