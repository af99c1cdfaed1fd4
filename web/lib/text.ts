import { type Fillings, fill, type Text } from '@yuanliu/core/platform';
import { useCallback } from 'react';
import { useLanguage } from './preferences.ts';

/**
 * The texts of a module: `texts.ts` exports an object that `satisfies Texts`, so a sentence that lacks one of the
 * languages does not compile, and a misspelt key does not either.
 */
export interface Texts {
  readonly [key: string]: Text | Texts;
}

/** Puts data into a text and gives the sentence in the language of the screens. */
export type Say = (text: Text, data?: Fillings) => string;

/** `const t = useText()`, then `t(texts.title)` or `t(texts.shown, { count: 50 })`. */
export const useText = (): Say => {
  const language = useLanguage();
  return useCallback<Say>((text, data = {}) => fill(text[language], data), [language]);
};
