import type { LintCode } from './lint-text.ts';

/** What a content rule found: where in the value the bad part starts, counted from 0, and how long it is. */
export interface LintFinding {
  readonly code: LintCode;
  readonly at: number;
  readonly length: number;
}

/** A content rule of the GS1 Barcode Syntax Dictionary; undefined when the value obeys it. */
export type Lint = (value: string) => LintFinding | undefined;

export const finding = (code: LintCode, at: number, length: number): LintFinding => ({ code, at, length });

/** The whole value is wrong. */
export const wholly = (code: LintCode, value: string): LintFinding => finding(code, 0, value.length);

/** A set of ASCII characters, asked by char code. */
export const characterSet = (characters: string): Uint8Array => {
  const set = new Uint8Array(128);
  for (let index = 0; index < characters.length; index += 1) set[characters.charCodeAt(index)] = 1;
  return set;
};

interface Span {
  readonly from: number;
  readonly to?: number;
}

const whole: Span = { from: 0 };

/** The index of the first character outside the set, or -1; `span` bounds the part that is looked at. */
export const firstOutside = (set: Uint8Array, value: string, span: Span = whole): number => {
  const end = span.to ?? value.length;
  for (let index = span.from; index < end; index += 1) {
    if (set[value.charCodeAt(index)] !== 1) return index;
  }
  return -1;
};

export const digits = characterSet('0123456789');

/** Finds the first character that is no digit. */
export const onlyDigits: Lint = (value) => {
  const at = firstOutside(digits, value);
  return at < 0 ? undefined : finding('NON_DIGIT_CHARACTER', at, 1);
};

/** The number that two digits spell; the caller knows that they are digits. */
export const pairAt = (value: string, at: number): number =>
  (value.charCodeAt(at) - 48) * 10 + value.charCodeAt(at + 1) - 48;
