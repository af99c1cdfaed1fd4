import type { Text } from '@yuanliu/core/platform';
import {
  Box,
  Boxes,
  CircleDot,
  Cylinder,
  Layers,
  MapPin,
  Package,
  Recycle,
  RectangleEllipsis,
} from 'lucide-react';
import type { Icon } from '../../lib/page.ts';

/** What kind of thing a unit is, in words and as a picture. */
export interface KindWords {
  readonly text: Text;
  readonly icon: Icon;
}

const other: KindWords = { text: { zh: '其他', en: 'Other' }, icon: CircleDot };

const kinds: Readonly<Record<string, KindWords>> = {
  class: { text: { zh: '产品', en: 'Product' }, icon: Package },
  lot: { text: { zh: '批次', en: 'Lot' }, icon: Layers },
  run: { text: { zh: '连号段', en: 'Run' }, icon: RectangleEllipsis },
  item: { text: { zh: '单品', en: 'Item' }, icon: Box },
  logistic: { text: { zh: '物流单元', en: 'Logistic unit' }, icon: Boxes },
  asset: { text: { zh: '资产', en: 'Asset' }, icon: Recycle },
  fill: { text: { zh: '罐次', en: 'Fill' }, icon: Cylinder },
  location: { text: { zh: '地点', en: 'Location' }, icon: MapPin },
  other,
};

/** The words of a kind of unit; one that is not known reads 其他. */
export const kindWords = (kind: string): KindWords => kinds[kind] ?? other;

/** The first word of the path of an own identity, where it is not the name of the kind itself. */
const ownKinds: Readonly<Record<string, string>> = { unit: 'logistic', vessel: 'asset' };

/** The words of a unit; a partner's own number tells by its path what it counts. */
export const wordsOfUnit = ({ kind, uri }: { readonly kind: string; readonly uri: string }): KindWords => {
  if (kind !== 'other') return kindWords(kind);
  const word = /^https?:\/\/[^/]+\/(lot|run|item|unit|asset|vessel|fill)\/[^/]/.exec(uri)?.[1] ?? '';
  return kindWords(ownKinds[word] ?? word);
};
