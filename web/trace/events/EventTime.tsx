import { useNow } from '../../lib/now.ts';
import { useLanguage } from '../../lib/preferences.ts';
import { formatExactTime } from '../../lib/time.ts';
import { formatEventTime } from './event-time.ts';

/** When it happened by the clock of this device; the second and the zone on hover. `at` is ISO 8601. */
export const EventTime = ({ at }: { readonly at: string }) => {
  const language = useLanguage();
  const now = useNow();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={formatExactTime(instant, { language })} className="figures event-time">
      {formatEventTime(instant, now, language)}
    </time>
  );
};
