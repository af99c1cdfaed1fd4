import { fnc1 } from '../gs1/element-string.ts';

/** ！ to ～ as Chinese keyboards write them, and the wide blank. */
const halfWidth = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');

/** Byte order mark, zero-width and direction marks: what a copy from a web page or chat brings along. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]/g;

/** Blanks, line ends, and the start and end marks that scanners are set to send; not the separator GS. */
// oxlint-disable-next-line no-control-regex -- STX, ETX, EOT and their like are what is meant.
const edges = /^[\s\u0000-\u001c\u001e\u001f]+|[\s\u0000-\u001c\u001e\u001f]+$/g;

/** Takes away what does not belong to the code: wide characters, blanks and marks around it, the set prefix. */
export const tidyText = (text: string, prefix = ''): string => {
  const plain = halfWidth(text).replaceAll(invisible, '').replaceAll(edges, '');
  return prefix !== '' && plain.startsWith(prefix) ? plain.slice(prefix.length).replaceAll(edges, '') : plain;
};

/** How GS and FNC1 look where a program or keyboard could not pass them on; none is a character of GS1 data. */
const standIns = /␝|\^|<(?:GS|FNC1)>|\{(?:GS|FNC1)\}|\[(?:GS|FNC1)\]|\\x1d|\\u001d|\\F|~d029/gi;

/** Puts the separator in the place of its stand-ins, and of `more`, which the caller's scanner sends. */
export const withSeparators = (text: string, more: readonly string[] = []): string =>
  more
    .filter((each) => each !== '')
    .reduce((done, each) => done.replaceAll(each, fnc1), text)
    .replaceAll(standIns, fnc1);
