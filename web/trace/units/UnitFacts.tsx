import type { UnitPage } from '@yuanliu/core/trace';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/index.ts';
import { hiddenTexts } from '../hidden-texts.ts';
import { Place, PlaceName } from '../parts/PlaceName.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { unitPageTexts } from '../unit-page-texts.ts';
import { unitTexts } from '../unit-texts.ts';
import { isNowhere } from './is-nowhere.ts';
import { useMoment } from './moment/use-moment.ts';
import { useOnHand } from './use-on-hand.ts';

const texts = unitPageTexts.facts;

interface UnitProps {
  readonly unit: UnitPage;
}

/** What it belongs to, where it is, how much there is of it, whose it is; as now or at the moment that is looked at. */
export const UnitFacts = ({ unit }: UnitProps) => {
  const t = useText();
  const { moment } = useMoment();
  const place = moment === undefined ? texts.place : texts.placeThen;
  const onHand = useOnHand(unit);
  return (
    <dl className="unit-facts">
      <Kin unit={unit} />
      {unit.placeCount > 1 && (
        <Fact label={t(place)}>{t(unitTexts.columns.placeCount, { count: unit.placeCount })}</Fact>
      )}
      {!isNowhere(unit) && (
        <Fact label={t(place)}>
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
  const { moment } = useMoment();
  if (contentCount + hidden.contents === 0) return null;
  return (
    <Fact label={t(texts.contents)}>
      {contentCount > 0 && (
        <Link to="." search={{ tab: 'contents', at: moment }}>
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
  const { moment } = useMoment();
  if (containers.length === 0) return null;
  return (
    <Fact label={t(texts.container)}>
      {containers.slice(0, mostContainers).map(({ container, from }) => (
        <UnitRefLink key={`${container.nr} ${from}`} unit={container} at={moment} />
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
