import type { UnitRow } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { type Column, TimeAgo } from '../../ui/index.ts';
import { wordsOfUnit } from '../parts/kind-words.ts';
import { Place } from '../parts/PlaceName.tsx';
import { PartlyHidden } from '../parts/PartlyHidden.tsx';
import { ProductName } from '../parts/ProductName.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { unitTexts } from '../unit-texts.ts';
import { isNowhere } from './is-nowhere.ts';
import { apartText, repeatedLabels } from './tell-apart.ts';
import { UnitStateTag } from './UnitStateTag.tsx';
import { useOnHand } from './use-on-hand.ts';

const texts = unitTexts.columns;

/** The columns of a list of units; `rows` are all that are shown, to tell apart those of one label. */
export const useUnitColumns = (rows: readonly UnitRow[]): readonly Column<UnitRow>[] => {
  const t = useText();
  const repeated = repeatedLabels(rows);
  return [
    {
      key: 'unit',
      title: t(texts.unit),
      width: 220,
      onPhone: 'title',
      render: (unit) => <Named unit={unit} isRepeated={repeated.has(unit.label)} />,
    },
    {
      key: 'kind',
      title: t(texts.kind),
      width: 96,
      onPhone: 'note',
      render: (unit) => t(wordsOfUnit(unit).text),
    },
    {
      key: 'product',
      title: t(texts.product),
      width: 190,
      onPhone: 'note',
      render: ({ product }) => product !== null && <ProductName uri={product.uri} orNumber />,
    },
    {
      key: 'place',
      title: t(texts.place),
      width: 190,
      onPhone: 'note',
      render: ({ place, onHand, placeCount }) =>
        placeCount > 1
          ? t(texts.placeCount, { count: placeCount })
          : !isNowhere({ place, onHand }) && <Place place={place} />,
    },
    {
      key: 'onHand',
      title: t(texts.onHand),
      width: 130,
      isNumber: true,
      onPhone: 'note',
      render: (unit) => <OnHand unit={unit} />,
    },
    {
      key: 'state',
      title: t(texts.state),
      width: 130,
      onPhone: 'side',
      render: (unit) => <Standing unit={unit} />,
    },
    {
      key: 'last',
      title: t(texts.last),
      width: 130,
      render: ({ lastTime }) => lastTime !== null && <TimeAgo at={lastTime} />,
    },
  ];
};

const OnHand = ({ unit }: { readonly unit: UnitRow }) => useOnHand(unit);

const Standing = ({ unit }: { readonly unit: UnitRow }) => (
  <span className="unit-standing">
    <UnitStateTag unit={unit} />
    {unit.isPartlyHidden && <PartlyHidden isShort={unit.isHeld} />}
  </span>
);

const Named = ({ unit, isRepeated }: { readonly unit: UnitRow; readonly isRepeated: boolean }) => (
  <>
    <UnitRefLink unit={unit} />
    {isRepeated && <small className="quiet unit-apart">{apartText(unit)}</small>}
  </>
);
