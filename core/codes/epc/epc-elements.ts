import { type Reading, read } from '../reading.ts';
import { checkDigitOf } from '../gs1/check-digit.ts';
import type { Element } from '../gs1/element-string.ts';
import { type Epc, epcOf } from './epc-uri.ts';
import { refuse, shown } from '../refuse.ts';

/** How one scheme and its GS1 key stand to each other (TDS 1.13, chapter 7). */
interface KeyRule {
  readonly scheme: string;
  readonly ai: string;
  /** The AI that holds the last field; absent where it is glued to the key or where there is none. */
  readonly qualifier?: string;
  readonly toKey: (fields: readonly string[]) => string;
  /** The fields but for the one in the qualifier, of a key with this company prefix length; undefined: no such key. */
  readonly fromKey: (key: string, prefixLength: number) => string[] | undefined;
  /** True when the last field may be open: `urn:epc:idpat:` names a class. */
  readonly hasClass?: true;
}

const closed = (body: string): string => `${body}${checkDigitOf(body)}`;

const gtin = ([prefix = '', item = '']: readonly string[]): string =>
  closed(`${item.slice(0, 1)}${prefix}${item.slice(1)}`);

const fromGtin = (key: string, length: number): string[] | undefined =>
  /^[0-9]{14}$/.test(key)
    ? [key.slice(1, 1 + length), `${key.slice(0, 1)}${key.slice(1 + length, 13)}`]
    : undefined;

/** Keys of digits with a check digit at `total`, and whatever is glued on behind it. */
const checked =
  (total: number, glued: RegExp) =>
  (key: string, length: number): string[] | undefined => {
    const rest = key.slice(total);
    return /^[0-9]+$/.test(key.slice(0, total)) && key.length >= total && glued.test(rest)
      ? [key.slice(0, length), key.slice(length, total - 1), ...(rest === '' ? [] : [rest])]
      : undefined;
  };

const plain = (key: string, length: number): string[] | undefined =>
  key.length > length ? [key.slice(0, length), key.slice(length)] : undefined;

const nothing = /^$/;
const anything = /^.*$/s;

const rules: readonly KeyRule[] = [
  { scheme: 'sgtin', ai: '01', qualifier: '21', toKey: gtin, fromKey: fromGtin, hasClass: true },
  { scheme: 'lgtin', ai: '01', qualifier: '10', toKey: gtin, fromKey: fromGtin },
  { scheme: 'upui', ai: '01', qualifier: '235', toKey: gtin, fromKey: fromGtin, hasClass: true },
  {
    scheme: 'sscc',
    ai: '00',
    toKey: ([prefix = '', serial = '']) => closed(`${serial.slice(0, 1)}${prefix}${serial.slice(1)}`),
    fromKey: (key, length) =>
      /^[0-9]{18}$/.test(key)
        ? [key.slice(1, 1 + length), `${key.slice(0, 1)}${key.slice(1 + length, 17)}`]
        : undefined,
  },
  {
    scheme: 'sgln',
    ai: '414',
    qualifier: '254',
    toKey: ([prefix = '', place = '']) => closed(`${prefix}${place}`),
    fromKey: checked(13, nothing),
  },
  {
    scheme: 'pgln',
    ai: '417',
    toKey: ([prefix = '', party = '']) => closed(`${prefix}${party}`),
    fromKey: checked(13, nothing),
  },
  {
    scheme: 'grai',
    ai: '8003',
    toKey: ([prefix = '', type = '', serial = '']) => `0${closed(`${prefix}${type}`)}${serial}`,
    fromKey: (key, length) => (key.startsWith('0') ? checked(13, anything)(key.slice(1), length) : undefined),
    hasClass: true,
  },
  {
    scheme: 'gdti',
    ai: '253',
    toKey: ([prefix = '', type = '', serial = '']) => `${closed(`${prefix}${type}`)}${serial}`,
    fromKey: checked(13, anything),
    hasClass: true,
  },
  {
    scheme: 'sgcn',
    ai: '255',
    toKey: ([prefix = '', coupon = '', serial = '']) => `${closed(`${prefix}${coupon}`)}${serial}`,
    fromKey: checked(13, anything),
    hasClass: true,
  },
  {
    scheme: 'giai',
    ai: '8004',
    toKey: ([prefix = '', asset = '']) => `${prefix}${asset}`,
    fromKey: plain,
  },
  {
    scheme: 'ginc',
    ai: '401',
    toKey: ([prefix = '', consignment = '']) => `${prefix}${consignment}`,
    fromKey: plain,
  },
  {
    scheme: 'gsin',
    ai: '402',
    toKey: ([prefix = '', shipment = '']) => closed(`${prefix}${shipment}`),
    fromKey: checked(17, nothing),
  },
  {
    scheme: 'gsrn',
    ai: '8018',
    toKey: ([prefix = '', service = '']) => closed(`${prefix}${service}`),
    fromKey: checked(18, nothing),
  },
  {
    scheme: 'gsrnp',
    ai: '8017',
    toKey: ([prefix = '', service = '']) => closed(`${prefix}${service}`),
    fromKey: checked(18, nothing),
  },
  {
    scheme: 'cpi',
    ai: '8010',
    qualifier: '8011',
    toKey: ([prefix = '', component = '']) => `${prefix}${component}`,
    fromKey: plain,
    hasClass: true,
  },
  {
    scheme: 'itip',
    ai: '8006',
    qualifier: '21',
    toKey: ([prefix = '', item = '', piece = '', total = '']) => `${gtin([prefix, item])}${piece}${total}`,
    fromKey: (key, length) =>
      /^[0-9]{18}$/.test(key)
        ? [...(fromGtin(key.slice(0, 14), length) ?? []), key.slice(14, 16), key.slice(16, 18)]
        : undefined,
    hasClass: true,
  },
];

/** The extension of a location that has none (TDS 1.13 §6.3.3): it is not written as AI (254). */
const noExtension = '0';

/**
 * The element string of an EPC: its key, then its qualifier. An open last field gives the class where the scheme
 * has one. Refused: schemes without a GS1 key (gid, usdod, adi, bic, imovn), wider patterns.
 */
export const elementsOfEpc = (epc: Epc): Reading<readonly Element[]> => {
  const rule = rules.find(({ scheme }) => scheme === epc.scheme.name);
  if (rule === undefined) {
    return refuse(
      'NO_GS1_KEY',
      `${epc.scheme.name} 不对应 GS1 标识代码`,
      `${epc.scheme.name} has no GS1 key`,
    );
  }
  const known = epc.fields.filter((value) => value !== null);
  const open = epc.fields.length - known.length;
  if (open > 1 || (open === 1 && !rule.hasClass)) {
    return refuse(
      'WIDE_PATTERN',
      '这个模式涵盖多个类别，没有单一的标识',
      'This pattern covers more than one class',
    );
  }
  const key = { ai: rule.ai, value: rule.toKey(known) };
  const last = known.at(-1);
  if (open === 1 || rule.qualifier === undefined || last === undefined) return read([key]);
  if (rule.qualifier === '254' && last === noExtension) return read([key]);
  return read([key, { ai: rule.qualifier, value: last }]);
};

/** The beginning of the keys that a pattern covers. */
export interface KeyStem {
  readonly ai: string;
  /** What the key begins with, plain; several where an unknown indicator or extension digit comes first. */
  readonly stems: readonly string[];
  /** The AI of the open last field, when all before it is known and it is a qualifier of its own. */
  readonly openQualifier?: string;
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const ledByDigit = new Set(['sgtin', 'lgtin', 'upui', 'itip', 'sscc']);

/** How the keys under an open EPC begin; undefined for schemes without a GS1 key. */
export const keyStemOf = (epc: Epc): KeyStem | undefined => {
  const rule = rules.find(({ scheme }) => scheme === epc.scheme.name);
  if (rule === undefined) return undefined;
  const known = epc.fields.filter((value) => value !== null);
  const [prefix = ''] = known;
  if (known.length < 2) {
    const isLed = known.length === 1 && ledByDigit.has(rule.scheme);
    const lead = rule.ai === '8003' ? '0' : '';
    return { ai: rule.ai, stems: isLed ? digits.map((digit) => digit + prefix) : [lead + prefix] };
  }
  const stem = { ai: rule.ai, stems: [rule.toKey(known)] };
  const isLastOpen = known.length === epc.fields.length - 1;
  return isLastOpen && rule.qualifier !== undefined && rule.qualifier !== '254'
    ? { ...stem, openQualifier: rule.qualifier }
    : stem;
};

const ruleFor = (elements: readonly Element[]): KeyRule | undefined => {
  const [key] = elements;
  const fitting = rules.filter(({ ai }) => ai === key?.ai);
  // The serial names the item when a lot stands beside it, so rules with 21 come before those with 10.
  return (
    fitting.find(({ qualifier }) => elements.some(({ ai }) => ai === qualifier)) ??
    fitting.find(({ qualifier, hasClass }) => qualifier === undefined || hasClass || qualifier === '254')
  );
};

/**
 * The EPC of an element list that begins with its key (`01`, `00`, `414` …), for a company prefix of so many
 * digits (6–12). A GTIN without lot or serial gives the class pattern. The check digit is dropped, not checked.
 */
export const epcOfElements = (elements: readonly Element[], prefixLength: number): Reading<Epc> => {
  if (!Number.isInteger(prefixLength) || prefixLength < 6 || prefixLength > 12) {
    return refuse(
      'WRONG_PREFIX_LENGTH',
      `厂商识别代码长度应为 6–12 位，这里是 ${prefixLength}`,
      `A company prefix has 6 to 12 digits, not ${prefixLength}`,
    );
  }
  const [key] = elements;
  const isPieceLot = key?.ai === '8006' && elements.every(({ ai }) => ai !== '21') && elements.length > 1;
  const rule = isPieceLot ? undefined : ruleFor(elements);
  const found = rule && key ? rule.fromKey(key.value, prefixLength) : undefined;
  if (rule === undefined || key === undefined || found === undefined) {
    return refuse(
      'NO_EPC',
      `(${key?.ai ?? ''})${shown(key?.value ?? '')} 没有对应的 EPC 标识`,
      `(${key?.ai ?? ''})${shown(key?.value ?? '')} has no EPC`,
    );
  }
  const qualified = elements.find(({ ai }) => ai === rule.qualifier)?.value;
  if (rule.qualifier !== undefined) {
    const bare = rule.qualifier === '254' ? noExtension : null;
    return epcOf(rule.scheme, [...found, qualified ?? bare]);
  }
  const glued = rule.hasClass && found.length === 2 ? [...found, null] : found;
  return epcOf(rule.scheme, glued);
};
