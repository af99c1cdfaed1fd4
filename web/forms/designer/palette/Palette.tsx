import { useDraggable } from '@dnd-kit/core';
import {
  fieldTypes,
  layoutTypes,
  type PaletteGroup,
  paletteGroups,
  rowFieldTypes,
} from '@yuanliu/core/forms';
import { Input } from 'antd';
import { Columns3, Search, SquareMenu, TextQuote } from 'lucide-react';
import { useState } from 'react';
import type { Text } from '@yuanliu/core/platform';
import type { Icon } from '../../../lib/page.ts';
import { useText } from '../../../lib/text.ts';
import { faceOf } from '../../field-types/field-types.ts';
import type { Cutting } from '../drawing/cuttings.ts';
import { pinyinInitials } from '../drawing/new-keys.ts';
import { newFieldCutting, newNodeCutting } from '../drawing/new-parts.ts';
import { isNodeId } from '../drawing/part-id.ts';
import { putIn } from '../state/actions.ts';
import { useDesigner } from '../state/designer.ts';
import { useDrawn } from '../state/use-drawn.ts';
import { texts } from '../texts.ts';

/** A thing of the palette. */
interface Offer {
  readonly name: string;
  readonly text: Text;
  readonly group: PaletteGroup;
  readonly icon: Icon;
  readonly make: (definition: Parameters<typeof newFieldCutting>[2]) => Cutting;
}

const layoutIcons = { section: SquareMenu, tabs: Columns3, description: TextQuote } as const;

const groupNames = Object.keys(paletteGroups).filter((name): name is PaletteGroup => name in paletteGroups);

const useOffers = (): readonly Offer[] => {
  const t = useText();
  return [
    ...fieldTypes.map(({ name, text, group }) => ({
      name,
      text,
      group,
      icon: faceOf({ type: name }).icon,
      make: (definition: Parameters<typeof newFieldCutting>[2]) => newFieldCutting(name, t(text), definition),
    })),
    ...layoutTypes.map(({ name, text, group }) => ({
      name,
      text,
      group,
      icon: layoutIcons[name],
      make: (definition: Parameters<typeof newFieldCutting>[2]) => newNodeCutting(name, t(text), definition),
    })),
  ];
};

const isFound = ({ name, text }: Offer, search: string): boolean => {
  const words = [name, text.zh, text.en, pinyinInitials(text.zh)].map((word) => word.toLowerCase());
  return words.some((word) => word.includes(search.trim().toLowerCase()));
};

/** The types of fields and boxes: pressed, they are put behind what is selected; dragged, where they are dropped. */
export const Palette = ({ onPut }: { readonly onPut?: () => void }) => {
  const t = useText();
  const [search, setSearch] = useState('');
  const offers = useOffers().filter((offer) => isFound(offer, search));
  const isInRows = useDrawn(({ selection }) => {
    const last = selection.at(-1) ?? '';
    return !isNodeId(last) && last.includes('.');
  });
  return (
    <div className="designer-palette">
      <Input
        allowClear
        size="small"
        prefix={<Search size={14} aria-hidden />}
        placeholder={t(texts.palette.search)}
        aria-label={t(texts.palette.search)}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="palette-groups">
        {groupNames.map((group) => {
          const own = offers.filter((offer) => offer.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t(paletteGroups[group])}</h3>
              <div className="palette-items">
                {own.map((offer) => (
                  <PaletteItem
                    key={offer.name}
                    offer={offer}
                    isFitting={!isInRows || rowFieldTypes.some(({ name }) => name === offer.name)}
                    {...(onPut !== undefined && { onPut })}
                  />
                ))}
              </div>
            </section>
          );
        })}
        {offers.length === 0 && <p className="quiet palette-none">{t(texts.palette.none, { search })}</p>}
      </div>
    </div>
  );
};

interface PaletteItemProps {
  readonly offer: Offer;
  /** False where it would land behind the rows that are selected, for it cannot stand in them. */
  readonly isFitting: boolean;
  readonly onPut?: () => void;
}

const PaletteItem = ({ offer, isFitting, onPut }: PaletteItemProps) => {
  const t = useText();
  const designer = useDesigner();
  const fresh = () => [offer.make(designer.drawing.get().definition)];
  const { setNodeRef, listeners } = useDraggable({
    id: `palette ${offer.name}`,
    data: { fresh, label: t(offer.text) },
  });
  const Picture = offer.icon;
  return (
    <button
      ref={setNodeRef}
      {...listeners}
      type="button"
      className={isFitting ? 'palette-item' : 'palette-item is-outside'}
      data-type={offer.name}
      title={t(texts.palette.hint)}
      onClick={() => {
        putIn(designer, fresh());
        onPut?.();
      }}
    >
      <Picture size={15} strokeWidth={1.75} />
      {t(offer.text)}
    </button>
  );
};
