import { type CodeFault, type Reading, read, refused } from '../reading.ts';
import { type DigitalLink, elementsOf, isWebAddress, readDigitalLink } from './digital-link.ts';
import { type Element, readElementString } from './element-string.ts';
import { fault, lintFault } from './faults.ts';
import { readGtin } from './gtin.ts';
import { onlyDigits } from './lint.ts';

/** How a scanner names the kind of bar code (ISO/IEC 15424), what that is, and what it holds. */
const carriers = {
  ']A0': { symbology: 'code-39', holds: 'text' },
  ']C0': { symbology: 'code-128', holds: 'text' },
  ']C1': { symbology: 'gs1-128', holds: 'elements' },
  ']E0': { symbology: 'ean-13', holds: 13 },
  ']E4': { symbology: 'ean-8', holds: 8 },
  ']I0': { symbology: 'itf', holds: 'text' },
  ']I1': { symbology: 'itf', holds: 'text' },
  ']J0': { symbology: 'dotcode', holds: 'text' },
  ']J1': { symbology: 'dotcode', holds: 'elements' },
  ']L0': { symbology: 'pdf-417', holds: 'text' },
  ']Q1': { symbology: 'qr-code', holds: 'text' },
  ']Q3': { symbology: 'qr-code', holds: 'elements' },
  ']d1': { symbology: 'data-matrix', holds: 'text' },
  ']d2': { symbology: 'data-matrix', holds: 'elements' },
  ']e0': { symbology: 'databar', holds: 'elements' },
  ']z0': { symbology: 'aztec', holds: 'text' },
} as const;
type SymbologyIdentifier = keyof typeof carriers;

/** A kind of bar code that scans are read from. `databar` also stands for the GS1-128 of a composite symbol. */
export type ScannedSymbology = (typeof carriers)[SymbologyIdentifier]['symbology'];

/** One scan, taken apart. */
export interface Scan {
  /** `]d2` and the like. */
  readonly identifier: SymbologyIdentifier;
  readonly symbology: ScannedSymbology;
  /** What the symbol holds, FNC1 as U+001D. */
  readonly text: string;
  /** The two-dimensional half of a composite symbol: an element string. */
  readonly composite?: string;
  /** What it says as GS1 data: from an element string, an EAN/UPC or ITF-14 number, or a Digital Link. */
  readonly elements?: readonly Element[];
  /** The Digital Link that the text is. */
  readonly link?: DigitalLink;
  /** Why the text, a web address, is no Digital Link: it may be any page, or a link with a fault in it. */
  readonly linkFault?: CodeFault;
}

type Head = Pick<Scan, 'identifier' | 'symbology'>;

const readElements = (head: Head, text: string): Reading<Scan> => {
  const elements = readElementString(text);
  return elements.ok ? read({ ...head, text, elements: elements.value }) : elements;
};

/** What parts the linear from the two-dimensional half where an EAN/UPC symbol belongs to a composite one. */
const compositeMark = '|]e0';

const readNumber = (head: Head, data: string, length: 8 | 13): Reading<Scan> => {
  const mark = data.indexOf(compositeMark);
  const text = mark < 0 ? data : data.slice(0, mark);
  const bad = onlyDigits(text);
  if (bad !== undefined) return refused(lintFault(bad));
  if (text.length !== length) return refused(fault('WRONG_LENGTH', { wanted: length }));
  const gtin = readGtin(text);
  if (!gtin.ok) return gtin;
  const own: Element = { ai: '01', value: gtin.value };
  if (mark < 0) return read({ ...head, text, elements: [own] });
  const composite = data.slice(mark + compositeMark.length);
  const further = readElementString(composite);
  return further.ok ? read({ ...head, text, composite, elements: [own, ...further.value] }) : further;
};

const readText = (head: Head, text: string): Scan => {
  const link = readDigitalLink(text);
  if (link.ok) return { ...head, text, elements: elementsOf(link.value), link: link.value };
  if (isWebAddress(text)) return { ...head, text, linkFault: link.fault };
  const gtin = head.symbology === 'itf' && text.length === 14 ? readGtin(text) : undefined;
  if (gtin?.ok === true) return { ...head, text, elements: [{ ai: '01', value: gtin.value }] };
  return { ...head, text };
};

const isIdentifier = (text: string): text is SymbologyIdentifier => Object.hasOwn(carriers, text);

/**
 * Reads what a scanner sends with its symbology identifier in front: element strings where the symbol is marked as
 * GS1's, the number of an EAN/UPC symbol, and any text otherwise, which may be a Digital Link.
 */
export const readScan = (data: string): Reading<Scan> => {
  const identifier = data.slice(0, 3);
  if (identifier.length < 3 || !identifier.startsWith(']')) return refused(fault('NO_SYMBOLOGY_IDENTIFIER'));
  if (!isIdentifier(identifier)) return refused(fault('UNKNOWN_SYMBOLOGY', { identifier }));
  const { symbology, holds } = carriers[identifier];
  const head: Head = { identifier, symbology };
  const text = data.slice(3);
  if (holds === 'elements') return readElements(head, text);
  return holds === 'text' ? read(readText(head, text)) : readNumber(head, text, holds);
};
