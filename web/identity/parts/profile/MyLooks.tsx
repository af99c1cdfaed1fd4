import { changeMe, type Me, seeMe } from '@yuanliu/core/identity';
import type { Language, Text } from '@yuanliu/core/platform';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useId } from 'react';
import type { Icon } from '../../../lib/page.ts';
import {
  chooseLanguage,
  chooseTheme,
  type ThemeChoice,
  useLanguage,
  useThemeChoice,
} from '../../../lib/preferences.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { profileTexts } from '../../own-texts.ts';
import { sayFailure } from '../../refusal.ts';
import { texts } from '../../texts.ts';
import { ProfileSection } from './ProfileSection.tsx';

const words = profileTexts.looks;

const themes: readonly { readonly choice: ThemeChoice; readonly icon: Icon; readonly text: Text }[] = [
  { choice: 'light', icon: Sun, text: words.light },
  { choice: 'dark', icon: Moon, text: words.dark },
  { choice: 'system', icon: Monitor, text: words.system },
];

const languages: readonly { readonly choice: Language; readonly text: Text }[] = [
  { choice: 'zh', text: texts.chinese },
  { choice: 'en', text: texts.english },
];

/** Language and theme; both take effect at once. */
export const MyLooks = ({ user }: { readonly user: Me['user'] }) => {
  const t = useText();
  return (
    <ProfileSection title={t(words.title)} more={t(words.more)}>
      <MyLanguage ofAccount={user.language} />
      <MyTheme />
    </ProfileSection>
  );
};

const MyLanguage = ({ ofAccount }: { readonly ofAccount: Language }) => {
  const t = useText();
  const id = useId();
  const shown = useLanguage();
  const change = useChange(changeMe, [seeMe]);
  const save = (language: Language) => {
    chooseLanguage(language);
    if (language === ofAccount) return;
    change.mutateAsync({ body: { language } }).then(() => undefined, sayFailure);
  };
  return (
    <>
      <div className="looks-line">
        <span id={id}>{t(texts.language)}</span>
        <fieldset className="choices" aria-labelledby={id}>
          {languages.map(({ choice, text }) => (
            <button
              key={choice}
              type="button"
              lang={choice === 'zh' ? 'zh-CN' : 'en'}
              aria-pressed={shown === choice}
              onClick={() => save(choice)}
            >
              {t(text)}
            </button>
          ))}
        </fieldset>
      </div>
      {shown !== ofAccount && !change.isPending && (
        <p className="form-notice">
          {t(words.differs)}
          <button
            type="button"
            className="text-button"
            onClick={() => {
              save(shown);
              showToast({ text: t(words.languageSaved) });
            }}
          >
            {t(words.adopt)}
          </button>
        </p>
      )}
    </>
  );
};

const MyTheme = () => {
  const t = useText();
  const id = useId();
  const theme = useThemeChoice();
  return (
    <div className="looks-line">
      <span id={id}>{t(words.theme)}</span>
      <fieldset className="choices" aria-labelledby={id}>
        {themes.map(({ choice, icon: Picture, text }) => (
          <button
            key={choice}
            type="button"
            className="with-word"
            aria-pressed={theme === choice}
            onClick={() => chooseTheme(choice)}
          >
            <Picture size={15} strokeWidth={1.75} />
            {t(text)}
          </button>
        ))}
      </fieldset>
    </div>
  );
};
