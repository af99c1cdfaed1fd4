import type { CalendarYear } from '@yuanliu/core/calendar';
import { Button } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { sayFailure, sayYearChanged, settleYear } from '../queries.ts';
import { texts } from '../texts.ts';

/** Says that the year's holidays may still change, with the button that settles them. */
export const SettledNotice = ({ reply }: { readonly reply: CalendarYear }) => {
  const t = useText();
  const settle = useSettle(reply);
  if (reply.certain) return null;
  return (
    <section className="settled-notice" aria-labelledby="unsettled">
      <TriangleAlert size={18} strokeWidth={1.75} />
      <div>
        <h2 id="unsettled">{t(texts.unsettled, { year: String(reply.year) })}</h2>
        <p>
          {t(reply.source === null ? texts.unsettledNone : texts.unsettledNational)}{' '}
          {reply.can.change && t(texts.howToSettle)}
        </p>
      </div>
      {reply.can.change && (
        <Button loading={settle.isSaving} onClick={() => settle.set(true)}>
          {t(texts.settle)}
        </Button>
      )}
    </section>
  );
};

/** Says that a year is settled or not; either can be taken back. */
export const useSettle = (reply: CalendarYear) => {
  const t = useText();
  const [isSaving, setSaving] = useState(false);
  const save = async (certain: boolean) => {
    setSaving(true);
    try {
      await settleYear(reply.year, certain);
      const said = certain ? texts.settled : texts.unsettledNow;
      sayYearChanged(t(said, { year: String(reply.year) }), reply, []);
    } catch (error) {
      sayFailure(error);
    } finally {
      setSaving(false);
    }
  };
  return {
    isSaving,
    set: (certain: boolean) => {
      save(certain).catch(sayFailure);
    },
  };
};
