import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';
import { type Exception, hoursText } from '../year-view.ts';

/** What a day says, in words: 休息 · 春节, 上班 · 盘点 08:00–12:00, or 按每周作息. */
export const ExceptionWords = ({ exception }: { readonly exception: Exception | undefined }) => {
  const t = useText();
  if (exception === undefined) return <span className="quiet">{t(texts.day.byWeek)}</span>;
  const { kind, name, hours } = exception;
  return (
    <span>
      {t(kind === 'holiday' ? texts.off : texts.working)} · {t(name)}
      {hours !== null && <span className="figures"> {hoursText(hours)}</span>}
    </span>
  );
};
