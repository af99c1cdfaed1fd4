import type { UnitPage } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../../lib/text.ts';
import { CopyId, HiddenNote, TimeAgo } from '../../ui/index.ts';
import { wordsOfUnit } from '../parts/kind-words.ts';
import { Place, PlaceName } from '../parts/PlaceName.tsx';
import { useProductName } from '../parts/place-names.ts';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { hiddenTexts } from '../hidden-texts.ts';
import { unitPageTexts } from '../unit-page-texts.ts';
import { unitTexts } from '../unit-texts.ts';
import { isNowhere } from './is-nowhere.ts';
import { UnitStateTag } from './UnitStateTag.tsx';
import { useOnHand } from './use-on-hand.ts';

const texts = unitPageTexts.facts;

/** What a unit is, how it stands, where it is, how much of it there is. */
export const UnitHead = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const { text, icon: Picture } = wordsOfUnit(unit);
  const name = useProductName(unit.uri);
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

interface UnitProps {
  readonly unit: UnitPage;
}

const UnitFacts = ({ unit }: UnitProps) => {
  const t = useText();
  const onHand = useOnHand(unit);
  return (
    <dl className="unit-facts">
      <Kin unit={unit} />
      {unit.placeCount > 1 && (
        <Fact label={t(texts.place)}>{t(unitTexts.columns.placeCount, { count: unit.placeCount })}</Fact>
      )}
      {!isNowhere(unit) && (
        <Fact label={t(texts.place)}>
          <Place place={unit.place} />
        </Fact>
      )}
      <Containers unit={unit} />
      {onHand !== '' && (
        <Fact label={t(texts.onHand)}>
          <b className="figures">{onHand}</b>
        </Fact>
      )}
      <Inside unit={unit} />
      {unit.owner !== null && (
        <Fact label={t(texts.owner)}>
          <PlaceName uri={unit.owner} />
        </Fact>
      )}
      {unit.holder !== null && unit.holder !== unit.owner && (
        <Fact label={t(texts.holder)}>
          <PlaceName uri={unit.holder} />
        </Fact>
      )}
      {unit.lastTime !== null && (
        <Fact label={t(texts.last)}>
          <TimeAgo at={unit.lastTime} />
        </Fact>
      )}
    </dl>
  );
};

/** How many things are inside, those outside the rights as a number. */
const Inside = ({ unit: { contentCount, hidden } }: UnitProps) => {
  const t = useText();
  if (contentCount + hidden.contents === 0) return null;
  return (
    <Fact label={t(texts.contents)}>
      {contentCount > 0 && (
        <Link to="." search={{ tab: 'contents' }}>
          {t(texts.contentCount, { count: contentCount })}
        </Link>
      )}
      {hidden.contents > 0 && (
        <span className="quiet">
          {t(hiddenTexts.inside[contentCount > 0 ? 'also' : 'only'], { count: hidden.contents })}
        </span>
      )}
    </Fact>
  );
};

/** What it belongs to: product, lot, runs. */
const Kin = ({ unit: { product, lot, runs } }: UnitProps) => {
  const t = useText();
  const [firstRun] = runs;
  return (
    <>
      {product !== null && (
        <Fact label={t(texts.product)}>
          <UnitRefLink unit={product} />
        </Fact>
      )}
      {lot !== null && (
        <Fact label={t(texts.lot)}>
          <UnitRefLink unit={lot} />
        </Fact>
      )}
      {firstRun !== undefined && (
        <Fact label={t(texts.run)}>
          <UnitRefLink unit={firstRun} />
        </Fact>
      )}
    </>
  );
};

/** A single thing is in one container, which is in the next; of a quantity the first few are told. */
const mostContainers = 3;

const Containers = ({ unit: { containers } }: UnitProps) => {
  const t = useText();
  if (containers.length === 0) return null;
  return (
    <Fact label={t(texts.container)}>
      {containers.slice(0, mostContainers).map(({ container, from }) => (
        <UnitRefLink key={`${container.nr} ${from}`} unit={container} />
      ))}
    </Fact>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
