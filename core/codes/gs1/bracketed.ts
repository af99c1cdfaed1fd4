import type { Language } from '../../platform/index.ts';
import { type Reading, read, refused } from '../reading.ts';
import { identifierOf } from './application-identifiers.ts';
import { type Element, type ElementOptions, fnc1, valueFault } from './element-string.ts';
import { fault } from './faults.ts';

/** The end of a value that begins at `at`: the next bracket that no backslash precedes. */
const endOfValue = (text: string, at: number): number => {
  let end = text.indexOf('(', at);
  while (end > at && text.charAt(end - 1) === '\\') end = text.indexOf('(', end + 1);
  return end < 0 ? text.length : end;
};

/**
 * Reads the form that people type and read: `(01)09520123456788(10)ABC`. A bracket within a value is written `\(`.
 * A `|` may part the linear from the two-dimensional half of a composite symbol.
 */
export const readBracketed = (text: string, options: ElementOptions = {}): Reading<readonly Element[]> => {
  const elements: Element[] = [];
  let at = 0;
  if (text === '') return refused(fault('EMPTY'));
  while (at < text.length) {
    if (text.charAt(at) !== '(') return refused(fault('NOT_BRACKETED', { at }));
    const close = text.slice(at + 1, at + 6).indexOf(')');
    const ai = text.slice(at + 1, at + 1 + Math.max(close, 0));
    if (!/^\d{2,4}$/.test(ai)) return refused(fault('MALFORMED_AI', { at: at + 1 }));
    const entry = identifierOf(ai, options.acceptUnknown);
    if (entry === undefined) return refused(fault('UNKNOWN_AI', { at: at + 1, ai }));
    const start = at + ai.length + 2;
    const end = endOfValue(text, start);
    const isHalf = end < text.length && text.charAt(end - 1) === '|';
    const value = text.slice(start, isHalf ? end - 1 : end).replaceAll('\\(', '(');
    if (value.includes(fnc1)) return refused(fault('SEPARATOR_IN_VALUE', { ai }));
    const bad = valueFault(entry, value);
    if (bad !== undefined) return refused(bad);
    elements.push({ ai, value });
    at = end;
  }
  return read(elements);
};

/** Writes `(01)09520123456788(10)ABC`, a bracket within a value as `\(`. */
export const writeBracketed = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');

/**
 * Human readable interpretation, one line an identifier: `(10) ABC`, or with titles `BATCH/LOT (10) ABC`, where
 * `titles` is English for the data titles of the standard, Chinese for our own.
 */
export const humanReadable = (elements: readonly Element[], titles?: Language): readonly string[] =>
  elements.map(({ ai, value }) => {
    const title = titles === undefined ? undefined : identifierOf(ai)?.title[titles];
    return title === undefined ? `(${ai}) ${value}` : `${title} (${ai}) ${value}`;
  });
