import type { CalendarYear } from '@yuanliu/core/calendar';
import { ExternalLink } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { texts } from '../texts.ts';
import { useSettle } from './SettledNotice.tsx';

const words = texts.source;

/** Where the year's days come from, and the way back from "settled" where the enterprise said so itself. */
export const YearSource = ({ reply }: { readonly reply: CalendarYear }) => {
  const t = useText();
  const settle = useSettle(reply);
  const { source, differsFromNational, certain, origin, can } = reply;
  const kind = differsFromNational ? words.own : words.national;
  return (
    <p className="year-source">
      {t(source === null ? words.manual : kind)}
      {source !== null && ' · '}
      {source?.startsWith('https://') === true && (
        <a href={source} target="_blank" rel="noreferrer">
          {t(words.notice)}
          <ExternalLink size={12} />
          <span className="visually-hidden">{t(words.opens)}</span>
        </a>
      )}
      {source?.startsWith('https://') === false && t(words.law, { source })}
      {can.change && certain && origin === 'own' && !isAnnounced(source) && (
        <>
          {' · '}
          <button
            type="button"
            className="text-button"
            disabled={settle.isSaving}
            onClick={() => settle.set(false)}
          >
            {t(texts.unsettle)}
          </button>
        </>
      )}
    </p>
  );
};

/** A notice of the State Council settles a year by itself; the law alone does not. */
const isAnnounced = (source: string | null): boolean => source?.startsWith('https://') ?? false;
