import { useState } from 'react';
import { usePerson } from '../../lib/person.ts';
import { useText } from '../../lib/text.ts';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { unitTexts } from '../unit-texts.ts';
import { recentUnits } from './recent-units.ts';

/** What this person opened last; nothing for whoever is here for the first time. */
export const RecentUnits = () => {
  const t = useText();
  const { id } = usePerson();
  const [units] = useState(() => recentUnits(id));
  if (units.length === 0) return null;
  return (
    <nav className="recent-units" aria-label={t(unitTexts.find.recent)}>
      <span className="quiet">{t(unitTexts.find.recent)}</span>
      {units.map((unit) => (
        <UnitRefLink key={unit.nr} unit={unit} />
      ))}
    </nav>
  );
};
