import { characterSet, firstOutside } from './lint.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const unreserved = characterSet(`${letters}-._~`);
const uriCharacters = characterSet(`${letters}-._~:/?#[]@!$&'()*+,;=%`);
const hostCharacters = characterSet(`${letters}-.:[]`);

/** True where every character may stand in a URI (RFC 3986). */
export const isUriText = (text: string): boolean => firstOutside(uriCharacters, text) < 0;

/** True for a host with or without a port. */
export const isHost = (text: string): boolean => text !== '' && firstOutside(hostCharacters, text) < 0;

const plain = /^[A-Za-z0-9._~-]*$/;

/** Where a value stands in the URI: `+` is a plus in the path and a space in the query. */
export type UriPart = 'path' | 'query';

/** Escapes everything but letters, digits and - . _ ~ ; other than ASCII as UTF-8. */
export const escapeValue = (value: string, part: UriPart): string => {
  if (plain.test(value)) return value;
  let escaped = '';
  for (const byte of utf8(value)) {
    if (unreserved[byte] === 1) escaped += String.fromCharCode(byte);
    else if (byte === 32 && part === 'query') escaped += '+';
    else escaped += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
};

/** The bytes of UTF-8; a lone surrogate becomes U+FFFD. */
function* utf8(value: string): Generator<number> {
  for (const character of value.toWellFormed()) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) yield point;
    else if (point < 0x800) yield* [0xc0 | (point >> 6), 0x80 | (point & 63)];
    else if (point < 0x10000) yield* [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
    else
      yield* [
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      ];
  }
}

const hexValue = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

/** Undoes the escapes, byte by byte (values of GS1 data are ASCII); what is no escape stays as it is. */
export const unescapeValue = (text: string, part: UriPart): string => {
  if (!text.includes('%') && (part === 'path' || !text.includes('+'))) return text;
  let value = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const high = character === '%' ? hexValue(text.charCodeAt(at + 1)) : -1;
    const low = high < 0 ? -1 : hexValue(text.charCodeAt(at + 2));
    if (low >= 0) {
      value += String.fromCharCode(high * 16 + low);
      at += 2;
    } else value += character === '+' && part === 'query' ? ' ' : character;
  }
  return value;
};
