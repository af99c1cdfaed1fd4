import { type CodeFault, refused } from './reading.ts';

/** Refuses with a stable word and the sentence in both languages. */
export const refuse = (
  code: string,
  zh: string,
  en: string,
): { readonly ok: false; readonly fault: CodeFault } => refused({ code, text: { zh, en } });
