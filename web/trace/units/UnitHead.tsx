import type { UnitPage } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../../lib/text.ts';
import { CopyId, TimeAgo } from '../../ui/index.ts';
import { wordsOfUnit } from '../parts/kind-words.ts';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { usePlace } from '../parts/use-place.ts';
import { useWritten } from '../parts/use-written.ts';
import { unitPageTexts } from '../unit-page-texts.ts';
import { UnitStateTag } from './UnitStateTag.tsx';

const texts = unitPageTexts.facts;

/** What a unit is, how it stands, where it is, how much of it there is. */
export const UnitHead = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const { text, icon: Picture } = wordsOfUnit(unit);
  useEffect(() => {
    document.title = `${unit.label} · 源流`;
  }, [unit.label]);
  return (
    <header className="unit-head">
      <div className="unit-title">
        <span className="unit-picture">
          <Picture size={22} strokeWidth={1.5} />
        </span>
        <div>
          <p className="quiet">{t(text)}</p>
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
      <UnitFacts unit={unit} />
    </header>
  );
};

const UnitFacts = ({ unit }: { readonly unit: UnitPage }) => {
  const t = useText();
  const written = useWritten();
  const placeOf = usePlace();
  const inside = unit.containers.filter(({ to }) => to === null);
  const onHand = written.amounts(unit.onHand);
  const { firstTime, lastTime } = unit;
  return (
    <dl className="unit-facts">
      {unit.product !== null && (
        <Fact label={t(texts.product)}>
          <UnitRefLink unit={unit.product} />
        </Fact>
      )}
      {unit.lot !== null && (
        <Fact label={t(texts.lot)}>
          <UnitRefLink unit={unit.lot} />
        </Fact>
      )}
      {unit.runs.length > 0 && (
        <Fact label={t(texts.run)}>
          {unit.runs.map((run) => (
            <UnitRefLink key={run.nr} unit={run} />
          ))}
        </Fact>
      )}
      <Fact label={t(texts.place)}>{placeOf(unit.place)}</Fact>
      {inside.length > 0 && (
        <Fact label={t(texts.container)}>
          {inside.slice(0, 3).map(({ container }) => (
            <UnitRefLink key={container.nr} unit={container} tab="contents" />
          ))}
        </Fact>
      )}
      {onHand !== '' && <Fact label={t(texts.onHand)}>{<b className="figures">{onHand}</b>}</Fact>}
      {unit.contentCount > 0 && (
        <Fact label={t(texts.contents)}>
          <Link to="." search={{ tab: 'contents' }}>
            {t(texts.contentCount, { count: unit.contentCount })}
          </Link>
        </Fact>
      )}
      {unit.owner !== null && <Fact label={t(texts.owner)}>{written.uri(unit.owner)}</Fact>}
      {unit.holder !== null && unit.holder !== unit.owner && (
        <Fact label={t(texts.holder)}>{written.uri(unit.holder)}</Fact>
      )}
      {firstTime !== null && lastTime !== null && (
        <Fact label={t(texts.life)}>
          <span className="figures">{unit.eventCount}</span> · <TimeAgo at={lastTime} />
        </Fact>
      )}
      <Fact label={t(texts.identity)}>
        <CopyId value={unit.uri} isWhole />
      </Fact>
      {unit.epcUrn !== null && (
        <Fact label={t(texts.epc)}>
          <CopyId value={unit.epcUrn} isWhole />
        </Fact>
      )}
    </dl>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
