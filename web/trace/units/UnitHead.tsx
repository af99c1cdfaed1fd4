import type { UnitPage } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../../lib/text.ts';
import { CopyId, HiddenNote, MomentPicker } from '../../ui/index.ts';
import { wordsOfUnit } from '../parts/kind-words.ts';
import { useProductName } from '../parts/place-names.ts';
import { hiddenTexts } from '../hidden-texts.ts';
import { unitPageTexts } from '../unit-page-texts.ts';
import { useMoment } from './moment/use-moment.ts';
import { UnitFacts } from './UnitFacts.tsx';
import { UnitStateTag } from './UnitStateTag.tsx';

/** What a unit is, how it stands, where it is, how much of it there is. */
export const UnitHead = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const { text, icon: Picture } = wordsOfUnit(unit);
  const name = useProductName(unit.uri);
  const { moment, choose } = useMoment();
  useEffect(() => {
    document.title = `${name === undefined ? '' : `${name} `}${unit.label} · 源流`;
  }, [unit.label, name]);
  return (
    <header className="unit-head">
      <div className="unit-title">
        <span className="unit-picture">
          <Picture size={22} strokeWidth={1.5} />
        </span>
        <div className="unit-called">
          <p className="quiet">
            {t(text)}
            {name !== undefined && ` · ${name}`}
          </p>
          <h1>
            <span className="code">{unit.label}</span>
          </h1>
        </div>
        <UnitStateTag unit={unit} />
        {unit.openAnomalies > 0 && (
          <Link to="/anomalies" search={{ unit: String(unit.nr) }} className="unit-anomalies">
            <TriangleAlert size={14} strokeWidth={2} />
            {t(unitPageTexts.anomalies, { count: unit.openAnomalies })}
          </Link>
        )}
        <MomentPicker
          label={t(unitPageTexts.moment.label)}
          placeholder={t(unitPageTexts.moment.now)}
          value={moment}
          onChange={choose}
        />
      </div>
      <p className="unit-identity">
        <CopyId value={unit.uri} isWhole />
        {unit.epcUrn !== null && <CopyId value={unit.epcUrn} isWhole />}
      </p>
      <UnitFacts unit={unit} />
      {unit.isPartlyHidden && <HiddenNote>{t(hiddenTexts.unit)}</HiddenNote>}
    </header>
  );
};
