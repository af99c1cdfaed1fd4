import type { UnitPage } from '@yuanliu/core/trace';
import { useText } from '../../../lib/text.ts';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';

const texts = unitPageTexts.contents;

/** What a vessel held between two charges, the latest first. */
export const Fills = ({ fills }: { readonly fills: UnitPage['fills'] }) => {
  const t = useText();
  const written = useWritten();
  return (
    <ul className="fills">
      {fills.map(({ uri, ordinal, from, to, isAssumed, hasHeel, heel, charged, drawn }) => {
        const beginning = hasHeel ? texts.hasHeel : texts.clean;
        const isFirst = ordinal === 1 && !isAssumed;
        const amounts = [
          [texts.heel, written.amounts(heel)],
          [texts.charged, written.amounts(charged)],
          [texts.drawn, written.amounts(drawn)],
        ] as const;
        return (
          <li key={uri}>
            <b>{t(texts.fill, { ordinal })}</b>
            <span className="quiet figures">
              {t(to === null ? texts.since : texts.until, {
                from: written.time(from),
                to: to === null ? '' : written.time(to),
              })}
            </span>
            {!isFirst && <span>{t(isAssumed ? texts.assumed : beginning)}</span>}
            {amounts.map(([text, amount]) =>
              amount === '' ? null : (
                <span key={text.zh} className="figures">
                  {t(text, { amount })}
                </span>
              ),
            )}
          </li>
        );
      })}
    </ul>
  );
};
