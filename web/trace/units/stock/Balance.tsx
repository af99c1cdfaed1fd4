import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import type { BalancePart, BalanceSides } from './balance-sides.ts';

const texts = unitPageTexts.stock;

/** What came above what went, as bars of the same scale; what cannot be explained is hatched in red and said. */
export const Balance = ({ sides: { uom, came, went, gap } }: { readonly sides: BalanceSides }) => {
  const t = useText();
  const written = useWritten();
  return (
    <div className="balance">
      <Side title={t(texts.came)} parts={came} uom={uom} />
      <Side title={t(texts.went)} parts={went} uom={uom} />
      {gap === undefined ? (
        <p className="balance-even">
          <CircleCheck size={15} strokeWidth={1.75} />
          {t(texts.even)}
        </p>
      ) : (
        <p className="balance-gap">
          <TriangleAlert size={15} strokeWidth={1.75} />
          {t(gap.on === 'came' ? texts.gapIn : texts.gapOut, {
            amount: written.amount({ quantity: gap.quantity, uom }),
          })}
        </p>
      )}
    </div>
  );
};

interface SideProps {
  readonly title: string;
  readonly parts: readonly BalancePart[];
  readonly uom: string;
}

const Side = ({ title, parts, uom }: SideProps) => {
  const t = useText();
  const written = useWritten();
  return (
    <div className="balance-side">
      <h3>{title}</h3>
      <div>
        <div className="balance-bar" aria-hidden="true">
          {parts.map(({ name, share }) => (
            <span
              key={name}
              className={`balance-part balance-${name}`}
              style={{ width: `${share * 100}%` }}
            />
          ))}
        </div>
        <ul>
          {parts.map(({ name, quantity }) => (
            <li key={name} className={name === 'unexplained' ? 'balance-named-gap' : undefined}>
              <span className={`balance-key balance-${name}`} aria-hidden="true" />
              <span className="quiet">{t(texts[name])}</span>
              <b className="figures">{written.amount({ quantity, uom })}</b>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
