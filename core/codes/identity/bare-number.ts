import { readCreditCode } from '../credit-code.ts';
import { elementsOfEpc } from '../epc/epc-elements.ts';
import { epcUri } from '../epc/epc-uri.ts';
import { readTagHex, type Tag } from '../epc/tag.ts';
import { encodingOfHeader } from '../epc/tag-encodings.ts';
import { checkDigitOf, hasRightCheckDigit } from '../gs1/check-digit.ts';
import { type Reading, read, refused } from '../reading.ts';
import { type CodeForm, type CodeReading, ofElements, ofIdentity } from './code-reading.ts';
import { identityOf } from './identity.ts';
import { checkDigitText } from './sharpen-fault.ts';

/** What a number of so many digits can be when nothing stands around it; the likeliest first. */
const bareKeys: Readonly<Record<number, readonly (readonly [CodeForm, string])[]>> = {
  8: [['gtin', '01']],
  12: [['gtin', '01']],
  13: [
    ['gtin', '01'],
    ['gln', '414'],
  ],
  14: [['gtin', '01']],
  18: [
    ['sscc', '00'],
    ['gsrn', '8018'],
  ],
};

/** What people call these numbers. */
const names: Readonly<Record<number, string>> = {
  8: 'GTIN-8',
  12: 'GTIN-12',
  13: 'GTIN-13/GLN',
  14: 'GTIN-14',
  18: 'SSCC',
};

/** Readings of a number without anything around it: GTIN, SSCC, GLN by its length. Empty: no such length. */
export const bareNumberReadings = (digits: string): readonly Reading<CodeReading>[] => {
  const keys = /^[0-9]+$/.test(digits) ? (bareKeys[digits.length] ?? []) : [];
  if (keys.length === 0) return [];
  if (!hasRightCheckDigit(digits)) {
    const number = `${names[digits.length]} ${digits}`;
    const wanted = checkDigitOf(digits.slice(0, -1));
    const text = checkDigitText({ number, found: digits.slice(-1), wanted });
    return [refused({ code: 'INCORRECT_CHECK_DIGIT', at: digits.length - 1, text })];
  }
  return keys.map(([form, ai]) =>
    ofElements(form, [{ ai, value: ai === '01' ? digits.padStart(14, '0') : digits }]),
  );
};

/** The reading of an RFID tag. */
export const ofTag = (form: CodeForm, tag: Tag): Reading<CodeReading> => {
  const identity = identityOf(epcUri(tag.epc));
  if (!identity.ok) return identity;
  const elements = elementsOfEpc(tag.epc);
  return read({ ...ofIdentity(form, identity.value, elements.ok ? elements.value : []), tag });
};

/** At least the 96 bits of the shortest encoding, perhaps behind `0x`. */
const hexShape = /^(?:0x)?((?:[0-9A-F]{2}){12,})$/i;

/** The reading of an EPC in hexadecimal; empty when it does not look like one. */
export const hexReadings = (text: string): readonly Reading<CodeReading>[] => {
  const hex = hexShape.exec(text)?.[1];
  if (hex === undefined || encodingOfHeader(Number.parseInt(hex.slice(0, 2), 16)) === undefined) return [];
  const tag = readTagHex(hex);
  return [tag.ok ? ofTag('epc-hex', tag.value) : tag];
};

/** The reading of a unified social credit code; empty when it does not look like one. */
export const creditReadings = (text: string): readonly Reading<CodeReading>[] => {
  if (!/^[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}$/i.test(text)) return [];
  const code = readCreditCode(text);
  return [code.ok ? read({ form: 'credit-code', elements: [], beside: [], creditCode: code.value }) : code];
};
