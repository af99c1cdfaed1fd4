import type { UnitPage } from '@yuanliu/core/trace';
import { EyeOff, Scale } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { EmptyState } from '../../../ui/index.ts';
import { hiddenTexts } from '../../hidden-texts.ts';
import { Place } from '../../parts/PlaceName.tsx';
import { useWritten } from '../../parts/use-written.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { Balance } from './Balance.tsx';
import { isShort } from '../is-short.ts';
import { balanceSides } from './balance-sides.ts';
import './stock.css';

const texts = unitPageTexts.stock;

/** Where a quantity lies, and whether what came is all accounted for. */
export const StockTab = ({
  unit: { stocks, packed, balance, isPartlyHidden },
}: {
  readonly unit: UnitPage;
}) => {
  const t = useText();
  const written = useWritten();
  const sides = balanceSides(balance);
  const packedAmount = written.amounts(packed);
  if (isPartlyHidden) {
    return <EmptyState icon={EyeOff} title={t(hiddenTexts.balance)} text={t(hiddenTexts.unit)} />;
  }
  if (sides.length === 0 && stocks.length === 0) {
    return <EmptyState icon={Scale} title={t(texts.none)} text={t(texts.noneMore)} />;
  }
  return (
    <div className="stock">
      <section>
        <h2>{t(texts.places)}</h2>
        {stocks.length === 0 && <p className="quiet">{t(texts.nowhere)}</p>}
        <ul className="stock-places">
          {stocks.map(({ place, amounts }) => (
            <li key={`${place.kind} ${place.uri}`}>
              <Place place={place} />
              <b className={isShort(amounts) ? 'figures stock-short' : 'figures'}>
                {written.amounts(amounts)}
              </b>
            </li>
          ))}
          {packedAmount !== '' && (
            <li>
              <span>{t(texts.packed)}</span>
              <b className="figures">{packedAmount}</b>
            </li>
          )}
        </ul>
      </section>
      <section>
        <h2>{t(texts.balance)}</h2>
        {sides.map((each) => (
          <Balance key={each.uom} sides={each} />
        ))}
      </section>
    </div>
  );
};
