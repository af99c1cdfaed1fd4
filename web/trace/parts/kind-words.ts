import type { Text } from '@yuanliu/core/platform';
import {
  Box,
  Boxes,
  CircleDot,
  Container,
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
  vessel: { text: { zh: '容器', en: 'Vessel' }, icon: Container },
  other,
};

/** The words of a kind of unit; one that is not known reads 其他. */
export const kindWords = (kind: string): KindWords => kinds[kind] ?? other;

/** An own identity of a silo, tank or hopper. */
const vesselUri = /^https?:\/\/[^/]+\/vessel\/[^/]+$/;

/** The words of a unit; a silo or tank is told from other assets. */
export const wordsOfUnit = ({ kind, uri }: { readonly kind: string; readonly uri: string }): KindWords =>
  kindWords(kind === 'asset' && vesselUri.test(uri) ? 'vessel' : kind);
