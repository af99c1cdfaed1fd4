import type { Language } from '@yuanliu/core/platform';
import { useEffect, useState } from 'react';
import { createStore, useStore } from './store.ts';
import { readStored, writeStored } from './stored.ts';

/** What a person chose: a face, or the one that the system shows. */
export type ThemeChoice = 'light' | 'dark' | 'system';

// public/first-paint.js reads the same keys before anything is drawn.
const themeKey = 'yuanliu.theme';
const languageKey = 'yuanliu.language';
const navigationKey = 'yuanliu.navigation';

const isThemeChoice = (value: unknown): value is ThemeChoice =>
  value === 'light' || value === 'dark' || value === 'system';

const storedTheme = readStored(themeKey);
const themeChoice = createStore<ThemeChoice>(isThemeChoice(storedTheme) ? storedTheme : 'system');
const language = createStore<Language>(readStored(languageKey) === 'en' ? 'en' : 'zh');
const narrowNavigation = createStore(readStored(navigationKey) === 'narrow');

/** The language of the screens, for code outside React. */
export const currentLanguage = (): Language => language.get();

/** The language of the screens. */
export const useLanguage = (): Language => useStore(language);

/** Changes the language of the screens and remembers it on this device. */
export const chooseLanguage = (next: Language): void => {
  language.set(next);
  writeStored(languageKey, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
};

/** Takes over the language of the account on a device on which none was chosen. */
export const adoptLanguage = (next: Language): void => {
  if (readStored(languageKey) === undefined) chooseLanguage(next);
};

/** What was chosen as theme. */
export const useThemeChoice = (): ThemeChoice => useStore(themeChoice);

/** Changes the theme and remembers it on this device. */
export const chooseTheme = (next: ThemeChoice): void => {
  themeChoice.set(next);
  writeStored(themeKey, next);
};

const systemIsDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/** The theme to draw, which follows the system when that was chosen; also marks <html> with it for the CSS. */
export const useTheme = (): 'light' | 'dark' => {
  const choice = useThemeChoice();
  const [dark, setDark] = useState(() => systemIsDark().matches);
  useEffect(() => {
    const query = systemIsDark();
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const isDark = choice === 'dark' || (choice === 'system' && dark);
  const theme = isDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  return theme;
};

/** Whether the navigation is folded to its icons. */
export const useNarrowNavigation = (): boolean => useStore(narrowNavigation);

/** Folds or unfolds the navigation and remembers it on this device. */
export const foldNavigation = (narrow: boolean): void => {
  narrowNavigation.set(narrow);
  writeStored(navigationKey, narrow ? 'narrow' : undefined);
};
