import { readTemporal } from '../values/temporal-text.ts';
import { Exact } from '../values/value.ts';
import type { Reader } from './reader.ts';
import type { Tree } from './tree.ts';

const numberPattern = /(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;

/** A number, if one stands here. */
export const readNumber = (reader: Reader): Tree | undefined => {
  const from = reader.at;
  numberPattern.lastIndex = from;
  const digits = numberPattern.exec(reader.source)?.[0];
  if (digits === undefined) return undefined;
  reader.moveTo(from + digits.length);
  const value = new Exact(digits).toSignificantDigits(34);
  if (!value.isFinite()) {
    throw reader.fault(from, { zh: '数值太大。', en: 'The number is too large.' });
  }
  return reader.piece(from, { kind: 'literal', value });
};

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  b: '\b',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

const escapePattern = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gsu;

/** The text between the quotes of the string that stands here. */
export const readText = (reader: Reader): string => {
  const from = reader.at;
  const { source } = reader;
  let at = from + 1;
  while (at < source.length && source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
  if (at >= source.length) {
    throw reader.fault(from, {
      zh: '文本没有结束：缺少引号 "。',
      en: 'The text has no end: a quote " is missing.',
    });
  }
  reader.moveTo(at + 1);
  return source.slice(from + 1, at).replace(escapePattern, unescape);
};

/** What an escape stands for; one that stands for nothing stays as it is written. */
const unescape = (whole: string, ...[short, long, single]: (string | undefined)[]): string => {
  const code = short ?? long;
  if (code === undefined) return escapes[single ?? ''] ?? whole;
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? whole : String.fromCodePoint(point);
};

/** A date, time or duration behind an @. */
export const readAtLiteral = (reader: Reader): Tree => {
  const from = reader.at;
  reader.at += 1;
  if (!reader.sees('"'))
    throw reader.unexpected({ zh: '@ 后面要有引号', en: 'a text in quotes follows an @' });
  const text = readText(reader);
  // A text that says no date is null (DMN 10.3.2.3), which the check of types reports.
  return reader.piece(from, { kind: 'literal', value: readTemporal(text) ?? null });
};
