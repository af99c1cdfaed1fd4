import type { UnitRow } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { type Column, TimeAgo } from '../../ui/index.ts';
import { wordsOfUnit } from '../parts/kind-words.ts';
import { Place } from '../parts/PlaceName.tsx';
import { UnitRefLink } from '../parts/UnitRefLink.tsx';
import { useWritten } from '../parts/use-written.ts';
import { unitTexts } from '../unit-texts.ts';
import { isNowhere } from './is-nowhere.ts';
import { UnitStateTag } from './UnitStateTag.tsx';

const texts = unitTexts.columns;

/** The columns of a list of units. */
export const useUnitColumns = (): readonly Column<UnitRow>[] => {
  const t = useText();
  const written = useWritten();
  return [
    {
      key: 'unit',
      title: t(texts.unit),
      width: 220,
      onPhone: 'title',
      render: (unit) => <UnitRefLink unit={unit} />,
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
      width: 160,
      render: ({ product }) => product !== null && <span className="code">{product.label}</span>,
    },
    {
      key: 'place',
      title: t(texts.place),
      onPhone: 'note',
      render: ({ place, onHand }) => !isNowhere({ place, onHand }) && <Place place={place} />,
    },
    {
      key: 'onHand',
      title: t(texts.onHand),
      width: 130,
      isNumber: true,
      onPhone: 'note',
      render: ({ onHand }) => written.amounts(onHand),
    },
    {
      key: 'state',
      title: t(texts.state),
      width: 130,
      onPhone: 'side',
      render: (unit) => <UnitStateTag unit={unit} />,
    },
    {
      key: 'last',
      title: t(texts.last),
      width: 110,
      render: ({ lastTime }) => lastTime !== null && <TimeAgo at={lastTime} />,
    },
  ];
};
