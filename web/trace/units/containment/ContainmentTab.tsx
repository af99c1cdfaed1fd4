import type { UnitPage } from '@yuanliu/core/trace';
import { useText } from '../../../lib/text.ts';
import { unitPageTexts } from '../../unit-page-texts.ts';
import { useMoment } from '../moment/use-moment.ts';
import { Contents } from './Contents.tsx';
import { Fills } from './Fills.tsx';
import { Stays } from './Stays.tsx';
import './containment.css';

const texts = unitPageTexts.contents;

/** Kinds that other things are put into; of these it is worth saying that nothing is inside. */
const holdingKinds = new Set(['logistic', 'asset', 'other']);

/** What a unit is in and was in, and what is in it, level by level. */
export const ContainmentTab = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const { moment } = useMoment();
  const isVessel = unit.fills.length > 0;
  const isFilled = unit.contentCount + unit.hidden.contents > 0;
  const mayHold = isFilled || (holdingKinds.has(unit.kind) && !isVessel);
  return (
    <div className="containment">
      {isVessel && (
        <section>
          <h2>{t(texts.fills)}</h2>
          <Fills fills={unit.fills} />
        </section>
      )}
      {mayHold && <Contents unit={unit} moment={moment} />}
      <Stays nr={String(unit.nr)} moment={moment} />
    </div>
  );
};
