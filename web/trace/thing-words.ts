import { cbvLabel, type CbvVocabulary, unitOfMeasure } from '@yuanliu/core/trace';
import type { Language, Text } from '@yuanliu/core/platform';
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
import type { Icon } from '../lib/page.ts';

/** What kind of thing a unit is, in words and as a picture. */
export interface KindWords {
  readonly text: Text;
  readonly icon: Icon;
}

const kinds: Readonly<Record<string, KindWords>> = {
  class: { text: { zh: '产品', en: 'Product' }, icon: Package },
  lot: { text: { zh: '批次', en: 'Lot' }, icon: Layers },
  run: { text: { zh: '连号段', en: 'Run' }, icon: RectangleEllipsis },
  item: { text: { zh: '单品', en: 'Item' }, icon: Box },
  logistic: { text: { zh: '物流单元', en: 'Logistic unit' }, icon: Boxes },
  asset: { text: { zh: '资产', en: 'Asset' }, icon: Recycle },
  vessel: { text: { zh: '容器', en: 'Vessel' }, icon: Container },
  fill: { text: { zh: '罐次', en: 'Fill' }, icon: Cylinder },
  location: { text: { zh: '地点', en: 'Location' }, icon: MapPin },
  other: { text: { zh: '其他', en: 'Other' }, icon: CircleDot },
};

const other: KindWords = { text: { zh: '其他', en: 'Other' }, icon: CircleDot };

/** The words of a kind; one that is not known reads 其他. */
export const kindWords = (kind: string): KindWords => kinds[kind] ?? other;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const keyNames: Readonly<Record<string, string>> = {
  '00': 'SSCC',
  '01': 'GTIN',
  '253': 'GDTI',
  '401': 'GINC',
  '402': 'GSIN',
  '414': 'GLN',
  '417': 'GLN',
  '8003': 'GRAI',
  '8004': 'GIAI',
  '8018': 'GSRN',
};

/** A thing of which only the URI is known, as short as it can still be told apart: `GLN 6901234502015`, `PO-2611-01`. */
export const nameOfUri = (uri: string): string => {
  const [, ai = '', value = ''] = /^https:\/\/id\.gs1\.org\/(\d{2,4})\/([^/?#]+)/.exec(uri) ?? [];
  const name = keyNames[ai];
  if (name !== undefined) return `${name} ${decoded(value)}`;
  const last = uri
    .split(/[/:#]/)
    .filter((part) => part !== '')
    .at(-1);
  return decoded(last ?? uri);
};

/** The last part of a vocabulary's URI, where the standard has no word for it. */
export const cbvWords = (vocabulary: CbvVocabulary, value: string, language: Language): string =>
  cbvLabel(vocabulary, value)?.[language] ?? nameOfUri(value);

const pieces: Text = { zh: '件', en: 'pcs' };

/** The name of a unit of measure; an empty code means pieces, one that is not known stays as it is. */
export const uomWords = (uom: string, language: Language): string =>
  uom === '' ? pieces[language] : (unitOfMeasure(uom)?.text[language] ?? uom);

/** A plain decimal with its thousands apart, not rounded: `-12,500.25`. */
export const figures = (decimal: string): string => {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  return `${sign === '-' ? '−' : ''}${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`;
};

/** `12,000 千克`. */
export const amountWords = (amount: { readonly quantity: string; readonly uom: string }, language: Language) =>
  `${figures(amount.quantity)} ${uomWords(amount.uom, language)}`;
