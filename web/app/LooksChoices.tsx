import type { Text } from '@yuanliu/core/platform';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useId } from 'react';
import type { Icon } from '../lib/page.ts';
import {
  chooseLanguage,
  chooseTheme,
  type ThemeChoice,
  useLanguage,
  useThemeChoice,
} from '../lib/preferences.ts';
import { useText } from '../lib/text.ts';
import { texts } from './texts.ts';

const themes: readonly { readonly choice: ThemeChoice; readonly icon: Icon; readonly text: Text }[] = [
  { choice: 'light', icon: Sun, text: texts.frame.light },
  { choice: 'dark', icon: Moon, text: texts.frame.dark },
  { choice: 'system', icon: Monitor, text: texts.frame.system },
];

const languages = [
  { choice: 'zh', name: '中文' },
  { choice: 'en', name: 'English' },
] as const;

/** Theme and language, each as a row of a few buttons of which one is pressed. */
export const LooksChoices = () => {
  const t = useText();
  const theme = useThemeChoice();
  const language = useLanguage();
  const id = useId();
  return (
    <div className="looks">
      <span id={`${id}theme`}>{t(texts.frame.theme)}</span>
      <fieldset className="choices" aria-labelledby={`${id}theme`}>
        {themes.map(({ choice, icon: Picture, text }) => (
          <button
            key={choice}
            type="button"
            aria-pressed={theme === choice}
            aria-label={t(text)}
            title={t(text)}
            onClick={() => chooseTheme(choice)}
          >
            <Picture size={15} strokeWidth={1.75} />
          </button>
        ))}
      </fieldset>
      <span id={`${id}language`}>{t(texts.frame.language)}</span>
      <fieldset className="choices" aria-labelledby={`${id}language`}>
        {languages.map(({ choice, name }) => (
          <button
            key={choice}
            type="button"
            lang={choice === 'zh' ? 'zh-CN' : 'en'}
            aria-pressed={language === choice}
            onClick={() => chooseLanguage(choice)}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
};
