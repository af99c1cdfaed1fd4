import { type CodeFault, refused } from './reading.ts';

/** Refuses with a stable word and the sentence in both languages. */
export const refuse = (
  code: string,
  zh: string,
  en: string,
): { readonly ok: false; readonly fault: CodeFault } => refused({ code, text: { zh, en } });

/** A value within a sentence: its beginning when it is long. */
export const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value);
