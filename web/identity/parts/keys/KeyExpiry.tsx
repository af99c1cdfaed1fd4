import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import zhCn from 'dayjs/locale/zh-cn.js';
import { useEffect } from 'react';
import { useNow } from '../../../lib/now.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { formatDate } from '../../../lib/time.ts';
import { FormField } from '../../../ui/form/FormField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { keyTexts } from '../../own-texts.ts';
import { keyEnd, type KeyPeriod, keyPeriods, type KeyValues } from './key-form.ts';

/** How long the key is good, and what that means. */
export const KeyExpiry = ({ form }: { readonly form: Form<KeyValues> }) => {
  const t = useText();
  const language = useLanguage();
  const { values, set } = form;
  const end = keyEnd(values, useNow());
  const hint =
    end === null ? t(keyTexts.endsNever) : end && t(keyTexts.endsAt, { day: formatDate(end, { language }) });
  return (
    <>
      <FormField form={form} name="expiresAt" label={t(keyTexts.validity)} hint={hint}>
        {({ id, 'aria-describedby': describedBy }) => (
          <Segmented<KeyPeriod>
            id={id}
            className="fit"
            aria-label={t(keyTexts.validity)}
            aria-describedby={describedBy}
            value={values.expiresAt}
            options={keyPeriods.map((value) => ({ value, label: t(keyTexts.periods[value]) }))}
            onChange={(expiresAt) => set({ expiresAt })}
          />
        )}
      </FormField>
      {values.expiresAt === 'day' && <LastDay form={form} />}
    </>
  );
};

const dayForm = 'YYYY-MM-DD';

const LastDay = ({ form }: { readonly form: Form<KeyValues> }) => {
  const t = useText();
  const language = useLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh' ? zhCn : 'en');
  }, [language]);
  const { values, set } = form;
  return (
    <FormField form={form} name="day" label={t(keyTexts.day)} isRequired>
      {(control) => (
        <DatePicker
          {...control}
          key={language}
          className="fit"
          format={dayForm}
          value={values.day === '' ? null : dayjs(values.day)}
          disabledDate={(day) => day.isBefore(dayjs().startOf('day'))}
          onChange={(day) => set({ day: day?.format(dayForm) ?? '' })}
        />
      )}
    </FormField>
  );
};
