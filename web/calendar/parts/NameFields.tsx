import type { Text } from '@yuanliu/core/platform';
import { Input } from 'antd';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { type Form, FormField } from '../../ui/index.ts';
import type { DayValues } from '../day-form.ts';
import { texts } from '../texts.ts';

const words = texts.day;
/** What the server takes: Chinese names are short. */
const most = { zh: 40, en: 80 };

interface NameFieldsProps {
  readonly form: Form<DayValues>;
  /** Names that are used often; one press fills in both languages. */
  readonly suggestions: readonly Text[];
}

/** The name of the days in the language of the screens, and in the other one where it differs. */
export const NameFields = ({ form, suggestions }: NameFieldsProps) => {
  const t = useText();
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <>
      <FormField form={form} name="exception.name" label={t(words.name)} isRequired>
        {(control) => (
          <div className="name-field">
            <Input
              {...control}
              maxLength={most.zh}
              autoComplete="off"
              value={form.values['exception.name']}
              onChange={(event) => form.set({ 'exception.name': event.target.value })}
            />
            <fieldset className="name-chips" aria-label={t(words.suggestions)}>
              {suggestions.map((name) => (
                <button
                  key={name.en}
                  type="button"
                  onClick={() => form.set({ 'exception.name': name[language], otherName: name[other] })}
                >
                  {t(name)}
                </button>
              ))}
            </fieldset>
          </div>
        )}
      </FormField>
      <FormField form={form} name="otherName" label={t(words.otherName)} hint={t(words.otherNameHint)}>
        {(control) => (
          <Input
            {...control}
            maxLength={most[other]}
            autoComplete="off"
            value={form.values.otherName}
            onChange={(event) => form.set({ otherName: event.target.value })}
          />
        )}
      </FormField>
    </>
  );
};
