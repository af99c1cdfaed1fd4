/** What kind of thing an identity names. */
export type Level =
  | 'item'
  | 'lot'
  | 'class'
  | 'logistic'
  | 'asset'
  | 'location'
  | 'party'
  | 'document'
  | 'other';

/** One qualifier behind a key in the path of a Digital Link. */
export interface QualifierKind {
  readonly ai: string;
  /** The short name of Digital Link 1.1, read but never written. */
  readonly name: string;
  readonly shape: RegExp;
  /** What key and qualifier name together; undefined: the identity is the key's alone (CBV 2.0 §8.9.3). */
  readonly level?: Level;
}

/** One GS1 key that can identify in an event (CBV 2.0 §8.2; Digital Link 1.4 §4.3). */
export interface KeyKind {
  readonly ai: string;
  readonly names: readonly string[];
  readonly shape: RegExp;
  /** Digits up to and with the check digit, where there is one. */
  readonly checked?: number;
  /** Digits of the key itself; what is behind them is a serial number glued on. */
  readonly fixed?: number;
  readonly level: Level;
  /** What it names when no serial number is glued on. */
  readonly bareLevel?: Level;
  /** In the order of the path; any may be absent. */
  readonly qualifiers: readonly (readonly QualifierKind[])[];
}

const x = (most: number): RegExp => new RegExp(`^[!"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,${most}}$`);

/** Set 82 that begins with the four digits of the shortest company prefix. */
const prefixed = (most: number): RegExp =>
  new RegExp(`^[0-9]{4}[!"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{0,${most - 4}}$`);

const variant: QualifierKind = { ai: '22', name: 'cpv', shape: x(20) };
const lot: QualifierKind = { ai: '10', name: 'lot', shape: x(20), level: 'lot' };
const serial: QualifierKind = { ai: '21', name: 'ser', shape: x(20), level: 'item' };
const thirdParty: QualifierKind = { ai: '235', name: 'tpx', shape: x(28), level: 'item' };
const tobacco: QualifierKind = { ai: '7040', name: 'uic', shape: /^[0-9][A-Za-z0-9\-_/+=.]{3}$/ };
const relation: QualifierKind = { ai: '8019', name: 'srin', shape: /^[0-9]{1,10}$/ };

/** Every key, and the ways of its qualifiers. */
const keyKinds: readonly KeyKind[] = [
  { ai: '00', names: ['sscc'], shape: /^[0-9]{18}$/, checked: 18, level: 'logistic', qualifiers: [] },
  {
    ai: '01',
    names: ['gtin'],
    // GTIN-8, -12 and -13 stood here before Digital Link 1.4.
    shape: /^(?:[0-9]{8}|[0-9]{12,14})$/,
    checked: 14,
    level: 'class',
    qualifiers: [[variant, lot, serial], [thirdParty]],
  },
  {
    ai: '253',
    names: ['gdti'],
    shape: /^[0-9]{13}[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{0,17}$/,
    checked: 13,
    fixed: 13,
    level: 'document',
    bareLevel: 'class',
    qualifiers: [],
  },
  {
    ai: '255',
    names: ['gcn'],
    shape: /^[0-9]{13,25}$/,
    checked: 13,
    fixed: 13,
    level: 'document',
    bareLevel: 'class',
    qualifiers: [],
  },
  { ai: '401', names: ['ginc'], shape: prefixed(30), level: 'logistic', qualifiers: [] },
  { ai: '402', names: ['gsin'], shape: /^[0-9]{17}$/, checked: 17, level: 'logistic', qualifiers: [] },
  {
    ai: '414',
    names: ['gln'],
    shape: /^[0-9]{13}$/,
    checked: 13,
    level: 'location',
    qualifiers: [[{ ai: '254', name: 'glnx', shape: x(20), level: 'location' }], [tobacco]],
  },
  {
    ai: '417',
    names: ['party', 'partyGln'],
    shape: /^[0-9]{13}$/,
    checked: 13,
    level: 'party',
    qualifiers: [[tobacco]],
  },
  {
    ai: '8003',
    names: ['grai'],
    shape: /^0[0-9]{13}[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{0,16}$/,
    checked: 14,
    fixed: 14,
    level: 'asset',
    bareLevel: 'class',
    qualifiers: [],
  },
  { ai: '8004', names: ['giai'], shape: prefixed(30), level: 'asset', qualifiers: [[tobacco]] },
  {
    ai: '8006',
    names: ['itip'],
    shape: /^[0-9]{18}$/,
    checked: 14,
    level: 'class',
    qualifiers: [[variant, lot, serial]],
  },
  {
    ai: '8010',
    names: ['cpid'],
    shape: /^[0-9]{4}[#\-/0-9A-Z]{0,26}$/,
    level: 'class',
    qualifiers: [[{ ai: '8011', name: 'cpsn', shape: /^[0-9]{1,12}$/, level: 'item' }]],
  },
  { ai: '8013', names: ['gmn'], shape: prefixed(25), level: 'class', qualifiers: [] },
  {
    ai: '8017',
    names: ['gsrnp'],
    shape: /^[0-9]{18}$/,
    checked: 18,
    level: 'party',
    qualifiers: [[relation]],
  },
  {
    ai: '8018',
    names: ['gsrn'],
    shape: /^[0-9]{18}$/,
    checked: 18,
    level: 'party',
    qualifiers: [[relation]],
  },
];

const byWord = new Map(
  keyKinds.flatMap((kind) => [kind.ai, ...kind.names].map((word) => [word, kind] as const)),
);

/** The key of an AI number or of an old short name (`01`, `gtin`); undefined when it is no key. */
export const keyKind = (word: string): KeyKind | undefined => byWord.get(word);
