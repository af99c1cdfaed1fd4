import { type Reading, read, refused } from '../reading.ts';
import { identifierOf } from './application-identifiers.ts';
import { checkDigitOf } from './check-digit.ts';
import { fnc1, readElementString } from './element-string.ts';
import { fault } from './faults.ts';
import { readGtin } from './gtin.ts';
import { onlyDigits } from './lint.ts';

/** True for a UPC-A number that UPC-E can hold: its zeros can be left out. */
const isZeroSuppressible = (upc: string): boolean =>
  /^[01](?:\d\d[012]0000\d{3}|\d{3}00000\d{2}|\d{4}00000\d|\d{5}0000[5-9])\d$/.test(upc);

/** Symbols that hold one GTIN: its digits, those that are not printed, what is sent first, and a further condition. */
const numbers = {
  'ean-13': { digits: 13, prefix: ']E0', holds: 'GTIN-13' },
  'ean-8': { digits: 8, prefix: ']E4', holds: 'GTIN-8' },
  'upc-a': { digits: 12, prefix: ']E00', holds: 'GTIN-12' },
  'upc-e': { digits: 12, prefix: ']E00', holds: 'GTIN-12 (UPC-E)' },
  'databar-omnidirectional': { digits: 14, prefix: ']e001', holds: 'GTIN-14' },
  'databar-limited': { digits: 14, prefix: ']e001', holds: 'GTIN-14 (0/1)' },
} as const;
type NumberSymbology = keyof typeof numbers;

/** Symbols that hold text or, marked as GS1's, element strings. */
const matrices = {
  'qr-code': { text: ']Q1', elements: ']Q3' },
  'data-matrix': { text: ']d1', elements: ']d2' },
  dotcode: { text: ']J0', elements: ']J1' },
} as const;

/** A kind of bar code that can be printed. */
export type PrintedSymbology = NumberSymbology | keyof typeof matrices | 'gs1-128' | 'databar-expanded';

/** What a symbol holds. */
export interface PrintedSymbol {
  readonly symbology: PrintedSymbology;
  /** Digits, any text, or an element string without the FNC1 in front. */
  readonly text: string;
  /** `text` is an element string. */
  readonly isElements: boolean;
  /** The element string of the two-dimensional half of a composite symbol. */
  readonly composite?: string;
}

export interface WriteScanOptions {
  /** The number comes without its check digit. */
  readonly addCheckDigit?: boolean;
}

const hasNumber = (symbology: string): symbology is NumberSymbology => Object.hasOwn(numbers, symbology);
const isMatrix = (symbology: string): symbology is keyof typeof matrices =>
  Object.hasOwn(matrices, symbology);

const notFor = (wanted: string) => refused(fault('NOT_FOR_SYMBOLOGY', { wanted }));

const meets = (symbology: NumberSymbology, number: string): boolean => {
  if (symbology === 'upc-e') return isZeroSuppressible(number);
  return symbology !== 'databar-limited' || number.startsWith('0') || number.startsWith('1');
};

/** The number that the symbol shows. */
const numberOf = (
  { symbology, text, isElements }: PrintedSymbol & { readonly symbology: NumberSymbology },
  options: WriteScanOptions,
): Reading<string> => {
  const { digits, holds } = numbers[symbology];
  const zeros = '0'.repeat(14 - digits);
  if (isElements && !text.startsWith(`01${zeros}`)) return notFor(holds);
  const given = isElements ? text.slice(2 + zeros.length) : text;
  const bad = onlyDigits(given) !== undefined;
  const isOpen = options.addCheckDigit === true && !isElements;
  if (bad || given.length !== (isOpen ? digits - 1 : digits)) return notFor(holds);
  const number = isOpen ? given + checkDigitOf(given) : given;
  const gtin = readGtin(number);
  if (!gtin.ok) return gtin;
  return meets(symbology, number) ? read(number) : notFor(holds);
};

/** Puts the two halves of a composite symbol together as scanners do. */
const joined = (linear: string, composite: string): Reading<string> => {
  const elements = readElementString(linear);
  if (!elements.ok) return elements;
  const last = elements.value.at(-1);
  const needsSeparator =
    !linear.endsWith(fnc1) && last !== undefined && identifierOf(last.ai)?.isPredefined !== true;
  return read(`]e0${linear}${needsSeparator ? fnc1 : ''}${composite}`);
};

const writeNumber = (
  symbol: PrintedSymbol & { readonly symbology: NumberSymbology },
  options: WriteScanOptions,
): Reading<string> => {
  const number = numberOf(symbol, options);
  if (!number.ok) return number;
  const { prefix } = numbers[symbol.symbology];
  const { composite } = symbol;
  if (composite === undefined) return read(`${prefix}${number.value}`);
  const mark = prefix.startsWith(']E') ? '|]e0' : '';
  return read(`${prefix}${number.value}${mark}${composite}`);
};

/** What a scanner would send for a symbol; refused where the symbol cannot hold the data. */
export const writeScan = (symbol: PrintedSymbol, options: WriteScanOptions = {}): Reading<string> => {
  const { symbology, text, isElements, composite } = symbol;
  if (composite !== undefined) {
    const half = readElementString(composite);
    if (!half.ok) return half;
  }
  if (hasNumber(symbology)) return writeNumber({ ...symbol, symbology }, options);
  if (isElements) {
    const elements = readElementString(text);
    if (!elements.ok) return elements;
  }
  if (isMatrix(symbology)) {
    if (composite !== undefined) return notFor('one half / 单一部分');
    return read(`${matrices[symbology][isElements ? 'elements' : 'text']}${text}`);
  }
  if (!isElements) return notFor('GS1 (01)…');
  if (composite !== undefined) return joined(text, composite);
  return read(`${symbology === 'gs1-128' ? ']C1' : ']e0'}${text}`);
};
