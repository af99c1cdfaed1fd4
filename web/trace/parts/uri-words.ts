import type { Text } from '@yuanliu/core/platform';

/** A URI as a person reads it: what kind of number it is, and the number itself. */
export interface UriWords {
  readonly kind?: Text;
  readonly code: string;
}

/** The keys of GS1 Digital Link that name something by themselves (GS1 Digital Link URI Syntax 1.4, 4.3). */
const keyNames: Readonly<Record<string, Text>> = {
  '00': { zh: 'SSCC', en: 'SSCC' },
  '01': { zh: 'GTIN', en: 'GTIN' },
  '253': { zh: '单证', en: 'Document' },
  '255': { zh: '券', en: 'Coupon' },
  '401': { zh: '托运', en: 'Consignment' },
  '402': { zh: '装运', en: 'Shipment' },
  '414': { zh: 'GLN', en: 'GLN' },
  '417': { zh: '参与方', en: 'Party' },
  '8003': { zh: 'GRAI', en: 'GRAI' },
  '8004': { zh: 'GIAI', en: 'GIAI' },
  '8006': { zh: '组件', en: 'Component' },
  '8010': { zh: '部件', en: 'Part' },
  '8017': { zh: '服务提供方', en: 'Service provider' },
  '8018': { zh: '服务对象', en: 'Service recipient' },
};

/** The first word of the path of an identity under the enterprise's own domain. */
const ownNames: Readonly<Record<string, Text>> = {
  lot: { zh: '批次', en: 'Lot' },
  run: { zh: '连号段', en: 'Run' },
  item: { zh: '单品', en: 'Item' },
  unit: { zh: '物流单元', en: 'Logistic unit' },
  asset: { zh: '资产', en: 'Asset' },
  vessel: { zh: '容器', en: 'Vessel' },
  fill: { zh: '罐次', en: 'Fill' },
  location: { zh: '地点', en: 'Place' },
  party: { zh: '参与方', en: 'Party' },
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The path of a Digital Link is `/key/value[/qualifier/value…]`; the finest part is what people know it by. */
const linkWords = (parts: readonly string[]): UriWords | undefined => {
  const at = parts.findIndex((part, index) => keyNames[part] !== undefined && parts.length - index >= 2);
  const key = parts[at] ?? '';
  const kind = keyNames[key];
  const value = parts[at + 1];
  if (at < 0 || kind === undefined || value === undefined) return undefined;
  const qualifiers = new Map<string, string>();
  for (let next = at + 2; next + 1 < parts.length; next += 2)
    qualifiers.set(parts[next] ?? '', parts[next + 1] ?? '');
  const [lot, serial, extension] = [qualifiers.get('10'), qualifiers.get('21'), qualifiers.get('254')];
  if (serial !== undefined) return { kind: { zh: '单品', en: 'Item' }, code: serial };
  if (lot !== undefined) return { kind: { zh: '批次', en: 'Lot' }, code: lot };
  return { kind, code: extension === undefined ? value : `${value}-${extension}` };
};

/**
 * The words of a URI: `https://id.gs1.org/414/6901234500107` is GLN 6901234500107, `…/lot/RM20261120-01` is a lot,
 * `urn:yuanliu:document:po:PO-2611-01` is PO-2611-01. What is not known is shown by its last part.
 */
export const uriWords = (uri: string): UriWords => {
  const web = /^https?:\/\/[^/?#]+\/([^?#]*)/.exec(uri)?.[1];
  if (web === undefined) {
    const code = uri.split(/[:#/]/).findLast((part) => part !== '') ?? uri;
    return { code: uri.startsWith('urn:') ? decoded(code) : uri };
  }
  const parts = web
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  const link = linkWords(parts);
  if (link !== undefined) return link;
  const [first = '', ...rest] = parts;
  const kind = ownNames[first];
  if (kind !== undefined && rest.length > 0) return { kind, code: rest.join(' / ') };
  return { code: parts.at(-1) ?? uri };
};
