import { type Reading, read, refused } from '../reading.ts';
import { identifierOf } from './application-identifiers.ts';
import { base64Letters, encodings, lengthBits, partsOf, sequences, valueBits } from './compression-format.ts';
import {
  type DigitalLink,
  type DigitalLinkOptions,
  elementsOf,
  readDigitalLink,
  splitUri,
} from './digital-link.ts';
import type { Element } from './element-string.ts';
import { fault } from './faults.ts';
import { onlyDigits } from './lint.ts';
import { identifierOfShortName } from './short-names.ts';
import { unescapeValue } from './uri-escape.ts';

const bitsOf = (number: number | bigint, width: number): string => number.toString(2).padStart(width, '0');

const numberBits = (digits: string): string =>
  digits === '' ? '' : bitsOf(BigInt(digits), valueBits(digits.length));

/** Indicator of the smallest encoding that fits, length where `width` is not 0, and the characters. */
const textBits = (text: string, width: number): string => {
  const length = width === 0 ? '' : bitsOf(text.length, width);
  if (text !== '' && onlyDigits(text) === undefined) return `000${length}${numberBits(text)}`;
  const indicator = encodings.findIndex((encoding) => encoding?.fits.test(text) === true);
  const encoding = encodings[indicator];
  if (encoding === undefined) return '';
  const characters = Array.from(text).map((character) => bitsOf(encoding.indexOf(character), encoding.bits));
  return `${bitsOf(indicator, 3)}${length}${characters.join('')}`;
};

const elementBits = ({ ai, value }: Element): string => {
  const entry = identifierOf(ai);
  let at = 0;
  let bits = '';
  for (const { isNumeric, most, isVariable } of entry === undefined ? [] : partsOf(entry)) {
    const part = value.slice(at, at + most);
    at += part.length;
    const width = isVariable ? lengthBits(most) : 0;
    if (isNumeric) bits += (isVariable ? bitsOf(part.length, width) : '') + numberBits(part);
    else bits += textBits(part, width);
  }
  return bits;
};

/** The sequence that replaces most digits of identifiers; the first of equals. */
const bestSequence = (left: ReadonlySet<string>): readonly [string, readonly string[]] | undefined => {
  let best: readonly [string, readonly string[]] | undefined;
  for (const entry of sequences) {
    const [, ais] = entry;
    const isThere = ais.every((ai) => left.has(ai));
    if (isThere && ais.join('').length > (best?.[1].join('').length ?? 0)) best = entry;
  }
  return best;
};

const codeBits = (code: string): string =>
  Array.from(code)
    .map((digit) => bitsOf(Number.parseInt(digit, 16), 4))
    .join('');

const gs1Bits = (elements: readonly Element[], optimise: boolean): string => {
  const values = new Map(elements.map(({ ai, value }) => [ai, value]));
  const left = new Set([...values.keys()].toSorted());
  let bits = '';
  const take = (ai: string): string => {
    left.delete(ai);
    return elementBits({ ai, value: values.get(ai) ?? '' });
  };
  for (let best = optimise ? bestSequence(left) : undefined; best !== undefined; best = bestSequence(left)) {
    const [code, ais] = best;
    bits += codeBits(code) + ais.map(take).join('');
  }
  for (const ai of Array.from(left)) bits += codeBits(ai) + take(ai);
  return bits;
};

const base64 = (bits: string): string => {
  let text = '';
  for (let at = 0; at < bits.length; at += 6)
    text += base64Letters.charAt(Number.parseInt(bits.slice(at, at + 6).padEnd(6, '0'), 2));
  return text;
};

/** The parameters of the query that are no identifiers. */
const otherParameters = (query: string): readonly string[] =>
  query.split('&').filter((parameter) => {
    const [name = ''] = parameter.split('=', 1);
    const isIdentifier = onlyDigits(name) === undefined || identifierOfShortName(name) !== undefined;
    return parameter !== '' && !isIdentifier;
  });

/** What can be compressed of a parameter: a name of up to 127 letters of base64, a value of up to 127 of ASCII. */
const otherBits = (parameter: string): string | undefined => {
  const equals = parameter.indexOf('=');
  const name = parameter.slice(0, Math.max(equals, 0));
  const value = unescapeValue(parameter.slice(equals + 1), 'query');
  if (!/^[A-Za-z0-9_-]{1,127}$/.test(name) || !/^[ -~]{0,127}$/.test(value)) return undefined;
  const key = Array.from(name)
    .map((character) => bitsOf(base64Letters.indexOf(character), 6))
    .join('');
  return `1111${bitsOf(name.length, 7)}${key}${textBits(value, 7)}`;
};

export interface CompressOptions extends DigitalLinkOptions {
  /** False leaves out the codes that stand for several identifiers. */
  readonly optimise?: boolean;
  /** False leaves parameters that are no identifiers as they are. */
  readonly compressOther?: boolean;
}

const write = (link: DigitalLink, query: string, options: CompressOptions): string => {
  let bits = gs1Bits(elementsOf(link), options.optimise !== false);
  const kept: string[] = [];
  for (const parameter of otherParameters(query)) {
    const more = options.compressOther === false ? undefined : otherBits(parameter);
    if (more === undefined) kept.push(parameter);
    else bits += more;
  }
  return `${link.stem}/${base64(bits)}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
};

/**
 * Compresses a Digital Link URI (GS1 Digital Link: Compression; out of use in practice): everything from
 * the key on becomes one segment of base64.
 */
export const compressDigitalLink = (uri: string, options: CompressOptions = {}): Reading<string> => {
  const link = readDigitalLink(uri, options);
  if (!link.ok) return link;
  if (elementsOf(link.value).some(({ ai }) => identifierOf(ai) === undefined))
    return refused(fault('NOT_COMPRESSED'));
  const parts = splitUri(uri);
  return parts.ok ? read(write(link.value, parts.value.query, options)) : parts;
};
