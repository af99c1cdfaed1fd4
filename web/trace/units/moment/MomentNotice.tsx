import type { UnitPage } from '@yuanliu/core/trace';
import { History } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { useMoment } from './use-moment.ts';

const texts = unitPageTexts.moment;

/** That a unit is shown as it was, and the way back; nothing while it is shown as it is. */
export const MomentNotice = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const written = useWritten();
  const { moment, choose } = useMoment();
  if (moment === undefined) return null;
  const text = unit.eventCount === 0 ? texts.notYet : texts.notice;
  return (
    <p className="moment-notice">
      <History size={16} strokeWidth={1.75} aria-hidden />
      <span>
        {t(text, { time: written.time(moment) })}{' '}
        <button type="button" className="text-button" onClick={() => choose(undefined)}>
          {t(texts.back)}
        </button>
      </span>
    </p>
  );
};
