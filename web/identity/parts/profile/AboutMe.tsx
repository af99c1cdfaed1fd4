import { changeMe, type Me, seeMe } from '@yuanliu/core/identity';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { CopyId } from '../../../ui/CopyId.tsx';
import { FormField } from '../../../ui/form/FormField.tsx';
import { FormNotices } from '../../../ui/form/FormNotices.tsx';
import { useForm } from '../../../ui/form/use-form.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { profileTexts } from '../../own-texts.ts';
import { texts } from '../../texts.ts';
import { Facts } from '../Facts.tsx';
import { blankUser, detailsOf, userFaults } from '../users/user-form.ts';
import { ProfileSection } from './ProfileSection.tsx';

const words = profileTexts.contact;

/** What is known of me, and how I am reached. */
export const AboutMe = ({ user }: { readonly user: Me['user'] }) => {
  const t = useText();
  return (
    <ProfileSection title={t(words.title)} more={t(words.more)}>
      <Facts
        facts={[
          { label: t(texts.name), value: user.name },
          { label: t(texts.login), value: <CopyId value={user.login} isWhole /> },
          {
            label: t(texts.department),
            value: user.departmentName ?? <span className="faint">{t(texts.noDepartment)}</span>,
          },
        ]}
      />
      {/* What was saved is where the form begins anew. */}
      <ContactForm key={JSON.stringify([user.email, user.phone])} user={user} />
    </ProfileSection>
  );
};

interface ContactValues extends Readonly<Record<string, unknown>> {
  readonly phone: string;
  readonly email: string;
}

const ContactForm = ({ user }: { readonly user: Me['user'] }) => {
  const t = useText();
  const form = useContactForm(user);
  const { values, set } = form;
  return (
    <form
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormNotices form={form} />
      <div className="field-pair">
        <FormField form={form} name="phone" label={t(texts.phone)}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              autoComplete="tel"
              value={values.phone}
              maxLength={30}
              onChange={(event) => set({ phone: event.target.value })}
            />
          )}
        </FormField>
        <FormField form={form} name="email" label={t(texts.email)} hint={t(words.emailHint)}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="email"
              value={values.email}
              maxLength={200}
              spellCheck={false}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </FormField>
      </div>
      <Button
        type="primary"
        htmlType="submit"
        className="fit"
        loading={form.isSaving}
        disabled={!form.isChanged}
      >
        {t(words.save)}
      </Button>
    </form>
  );
};

const useContactForm = (user: Me['user']) => {
  const t = useText();
  const client = useQueryClient();
  const change = useChange(changeMe);
  const whole = ({ phone, email }: ContactValues) => ({ ...blankUser(null), phone, email });
  return useForm<ContactValues, Me>({
    draft: 'identity.me',
    initial: { phone: user.phone ?? '', email: user.email ?? '' },
    check: (values) => userFaults(t)(whole(values)),
    save: (values) => {
      const { phone, email } = detailsOf(whole(values));
      return change.mutateAsync({ body: { phone, email } });
    },
    onSaved: (me) => {
      client.setQueryData([seeMe.id, {}], me);
      showToast({ text: t(words.saved) });
    },
  });
};
