import { tickMilliseconds, useNow } from '../lib/now.ts';
import { useLanguage } from '../lib/preferences.ts';
import { formatExactTime, formatRelative } from '../lib/time.ts';

/** When something was, as one says it ("3分钟前"); the exact time with its zone on hover. `at` is ISO 8601. */
export const TimeAgo = ({ at }: { readonly at: string }) => {
  const language = useLanguage();
  const instant = new Date(at);
  const seen = useNow();
  // A row may be newer than the last tick of the clock, which must not put it into the future.
  const isFresh = instant > seen && instant.getTime() - seen.getTime() < tickMilliseconds * 2;
  return (
    <time dateTime={at} title={formatExactTime(instant, { language })} className="figures">
      {formatRelative(instant, isFresh ? instant : seen, { language })}
    </time>
  );
};
