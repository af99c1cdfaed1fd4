import { type CodeFault, type Reading, read, refused } from '../reading.ts';
import { type ApplicationIdentifier, identifierLengthAt, identifierOf } from './application-identifiers.ts';
import { fault, lintFault } from './faults.ts';

/** One application identifier with its value, as it stands on an item. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

/** The separator FNC1 as scanners transmit it: ASCII 29, group separator. */
export const fnc1 = '\u001d';

export interface ElementOptions {
  /** Lets identifiers through that the dictionary does not hold: up to 90 characters of set 82. */
  readonly acceptUnknown?: boolean;
}

/** Checks a value part by part; undefined when it is right. */
export const valueFault = (entry: ApplicationIdentifier, value: string): CodeFault | undefined => {
  const { ai } = entry;
  if (value === '') return fault('VALUE_MISSING', { ai });
  let at = 0;
  for (const component of entry.components) {
    const left = value.length - at;
    if (left === 0 && component.isOptional) break;
    if (left < component.least) return fault('VALUE_TOO_SHORT', { ai, at: value.length });
    const part = value.slice(at, at + component.most);
    for (const lint of component.lints) {
      const found = lint(part);
      if (found !== undefined) return lintFault(found, { ai, shift: at });
    }
    at += part.length;
  }
  return at < value.length ? fault('VALUE_TOO_LONG', { ai, at }) : undefined;
};

interface Place {
  /** Where the identifier begins. */
  readonly at: number;
  /** The next separator, or the end of the text. */
  readonly separator: number;
}

/** Reads one identifier and its value; `next` is where the following one begins. */
const readElement = (
  text: string,
  { at, separator }: Place,
  options: ElementOptions,
): Reading<{ element: Element; next: number }> => {
  const length = identifierLengthAt(text, at);
  const ai = text.slice(at, at + (length === 0 ? 2 : length));
  const entry = length === 0 ? undefined : identifierOf(ai, options.acceptUnknown);
  if (entry === undefined) return refused(fault('UNKNOWN_AI', { at, ai }));
  const start = at + length;
  const end = entry.isPredefined ? Math.min(separator, start + entry.most) : separator;
  // One character more than allowed is enough to see that the value is too long.
  const bad = valueFault(entry, text.slice(start, Math.min(end, start + entry.most + 1)));
  if (bad !== undefined) return refused(bad);
  return read({ element: { ai, value: text.slice(start, end) }, next: end === separator ? end + 1 : end });
};

/**
 * Takes GS1 data apart: identifiers and values one after another, FNC1 behind those of no predefined length. An FNC1
 * at the very beginning, and one that need not be there, are passed over. Associations are not checked here.
 */
export const readElementString = (
  text: string,
  options: ElementOptions = {},
): Reading<readonly Element[]> => {
  const elements: Element[] = [];
  let at = text.startsWith(fnc1) ? 1 : 0;
  if (at >= text.length) return refused(fault('EMPTY'));
  let separator = -1;
  while (at < text.length) {
    if (separator < at) {
      const found = text.indexOf(fnc1, at);
      separator = found < 0 ? text.length : found;
    }
    const one = readElement(text, { at, separator }, options);
    if (!one.ok) return one;
    elements.push(one.value.element);
    at = one.value.next;
  }
  return read(elements);
};

/** Writes GS1 data without the leading FNC1: a separator only where one is needed, and none at the end. */
export const writeElementString = (elements: readonly Element[]): string => {
  let text = '';
  let needsSeparator = false;
  for (const { ai, value } of elements) {
    text += needsSeparator ? `${fnc1}${ai}${value}` : `${ai}${value}`;
    needsSeparator = identifierOf(ai)?.isPredefined !== true;
  }
  return text;
};
