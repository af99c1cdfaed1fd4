import { type Reading, read, refused } from '../reading.ts';
import { type ApplicationIdentifier, identifierLengthAt, identifierOf } from './application-identifiers.ts';
import { buildDigitalLink } from './build-digital-link.ts';
import { base64Letters, encodings, lengthBits, partsOf, sequences, valueBits } from './compression-format.ts';
import type { Element } from './element-string.ts';
import { fault } from './faults.ts';
import { escapeValue } from './uri-escape.ts';

/** More than any key with its attributes takes; what is longer is no compressed link. */
const longest = 2000;

/** Reads bits from base64 letters; behind the end nothing more is read and `isBroken` is set. */
class BitReader {
  at = 0;
  isBroken = false;
  readonly letters: string;
  constructor(letters: string) {
    this.letters = letters;
  }

  left(): number {
    return this.letters.length * 6 - this.at;
  }

  bits(count: number): string {
    if (count > this.left()) this.isBroken = true;
    if (this.isBroken) return '0';
    let bits = '';
    for (const end = this.at + count; this.at < end; this.at += 1) {
      const value = base64Letters.indexOf(this.letters.charAt(Math.floor(this.at / 6)));
      bits += (value >> (5 - (this.at % 6))) & 1 ? '1' : '0';
    }
    return bits;
  }

  number(count: number): number {
    return Number.parseInt(this.bits(count), 2);
  }

  digits(count: number): string {
    if (count === 0) return '';
    const digits = BigInt(`0b${this.bits(valueBits(count))}`).toString();
    if (digits.length > count) this.isBroken = true;
    return digits.padStart(count, '0');
  }

  /** Characters whose encoding is already known. */
  characters(indicator: number, count: number): string {
    if (indicator === 0) return this.digits(count);
    const encoding = encodings[indicator];
    if (encoding === undefined || count * encoding.bits > this.left()) this.isBroken = true;
    let text = '';
    for (let index = 0; index < count && encoding !== undefined && !this.isBroken; index += 1)
      text += encoding.charAt(this.number(encoding.bits));
    return text;
  }
}

const readValue = (reader: BitReader, entry: ApplicationIdentifier): string => {
  let value = '';
  for (const { isNumeric, most, isVariable } of partsOf(entry)) {
    const indicator = isNumeric ? 0 : reader.number(3);
    const length = isVariable ? reader.number(lengthBits(most)) : most;
    value += reader.characters(indicator, length);
  }
  return value;
};

/** The identifiers that come next: one, or those of a sequence. Undefined where the code stands for none. */
const readCode = (reader: BitReader, code: string): readonly string[] | undefined => {
  const length = identifierLengthAt(code, 0);
  if (length === 0) return sequences.get(code);
  let ai = code;
  while (ai.length < length) ai += reader.number(4).toString(16);
  return [ai];
};

interface Decompressed {
  readonly elements: Element[];
  /** Parameters that are no identifiers, escaped. */
  readonly others: string[];
}

const readOther = (reader: BitReader, firstBits: number): string => {
  const nameLength = (firstBits << 3) | reader.number(3);
  const name = reader.characters(3, nameLength);
  const indicator = reader.number(3);
  const value = reader.characters(indicator, reader.number(7));
  return `${name}=${escapeValue(value, 'query')}`;
};

const readAll = (reader: BitReader): Decompressed | undefined => {
  const found: Decompressed = { elements: [], others: [] };
  // Less than nine bits are the padding of the last letter.
  while (reader.left() > 8 && !reader.isBroken) {
    const code = reader.number(8);
    if (code >= 0xf0) {
      found.others.push(readOther(reader, code & 15));
      continue;
    }
    const ais = readCode(reader, code.toString(16).toUpperCase().padStart(2, '0'));
    if (ais === undefined) return undefined;
    for (const ai of ais) {
      const entry = identifierOf(ai);
      if (entry === undefined) return undefined;
      found.elements.push({ ai, value: readValue(reader, entry) });
    }
  }
  return reader.isBroken ? undefined : found;
};

/** Decompresses a Digital Link URI, or only its path; the query that it already has is kept behind the identifiers. */
export const decompressDigitalLink = (uri: string): Reading<string> => {
  const [whole = ''] = uri.split('#', 1);
  const mark = whole.indexOf('?');
  const before = mark < 0 ? whole : whole.slice(0, mark);
  const slash = before.lastIndexOf('/');
  const segment = before.slice(slash + 1);
  if (segment.length > longest || !/^[A-Za-z0-9_-]+$/.test(segment)) return refused(fault('NOT_COMPRESSED'));
  const found = readAll(new BitReader(segment));
  if (found === undefined || found.elements.length === 0) return refused(fault('NOT_COMPRESSED'));
  const link = buildDigitalLink(found.elements, before.slice(0, Math.max(slash, 0)));
  if (!link.ok) return link;
  const more = [...found.others, ...(mark < 0 ? [] : [whole.slice(mark + 1)])].filter((part) => part !== '');
  if (more.length === 0) return link;
  return read(`${link.value}${link.value.includes('?') ? '&' : '?'}${more.join('&')}`);
};
