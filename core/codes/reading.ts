import type { Text } from '../platform/index.ts';

/** What is wrong with a code that was scanned or typed: one clear sentence that also says what to do. */
export interface CodeFault {
  /** A stable word for programs, e.g. `INCORRECT_CHECK_DIGIT`: GS1's own where GS1 has one. */
  readonly code: string;
  /** Where in the text, or in the value of `ai`, counted from 0. */
  readonly at?: number;
  /** The GS1 application identifier whose value is wrong. */
  readonly ai?: string;
  readonly text: Text;
}

/** Bad input is expected, so it is a value: what was read, or the first fault. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: CodeFault };

/** What was read. */
export const read = <T>(value: T): Reading<T> => ({ ok: true, value });

/** Nothing was read, and why. */
export const refused = (fault: CodeFault): { readonly ok: false; readonly fault: CodeFault } => ({
  ok: false,
  fault,
});
