import type { Language, Text } from '../../platform/index.ts';
import { z } from 'zod';

/** A label or sentence as its author wrote it: Chinese always, English where somebody translated it. */
export const formText = z.strictObject({
  zh: z.string().trim().min(1).max(500),
  en: z.string().trim().min(1).max(500).optional(),
});
export type FormText = z.output<typeof formText>;

/** What a person reads: the text in their language, else in Chinese. */
export const textIn = (text: FormText, language: Language): string => text[language] ?? text.zh;

/** The text in both languages, for sentences of the product that name it. */
export const bothLanguages = (text: FormText): Text => ({ zh: text.zh, en: text.en ?? text.zh });
