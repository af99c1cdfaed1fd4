import { listMySessions, type Me } from '@yuanliu/core/identity';
import { Button } from 'antd';
import { useRef } from 'react';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { profileTexts } from '../../own-texts.ts';
import { PasswordRules } from './PasswordRules.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SecretField } from './SecretField.tsx';
import { useFocusOnRefusal, useNewPassword } from './use-new-password.ts';
import '../../../ui/form/form.css';

const words = profileTexts.password;

/** A new password, held against the rules while it is typed. */
export const MyPassword = ({ user }: { readonly user: Me['user'] }) => {
  const t = useText();
  return (
    <ProfileSection title={t(words.title)} more={t(words.more)}>
      <PasswordForm login={user.login} />
    </ProfileSection>
  );
};

const PasswordForm = ({ login }: { readonly login: string }) => {
  const t = useText();
  const element = useRef<HTMLFormElement>(null);
  const others = useOtherDevices();
  const form = useNewPassword(login, () =>
    showToast({ text: others > 0 ? t(words.savedOthers, { count: others }) : t(words.saved) }),
  );
  const { values, set } = form;
  const { byField } = form.errors;
  useFocusOnRefusal(element, form.refusals);
  return (
    <form
      ref={element}
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <Refusals lines={form.errors.others} />
      <SecretField
        label={t(words.current)}
        autoComplete="current-password"
        value={values.current}
        error={byField['current']}
        onChange={(current) => set({ current })}
      />
      <SecretField
        label={t(words.next)}
        autoComplete="new-password"
        value={values.next}
        error={byField['next']}
        onChange={(next) => set({ next })}
      >
        <PasswordRules password={values.next} login={login} />
      </SecretField>
      <SecretField
        label={t(words.repeat)}
        autoComplete="new-password"
        value={values.repeated}
        error={byField['repeated']}
        onChange={(repeated) => set({ repeated })}
      />
      <Button htmlType="submit" className="fit" loading={form.isSaving}>
        {t(words.save)}
      </Button>
    </form>
  );
};

const Refusals = ({ lines }: { readonly lines: readonly string[] }) => (
  <div role="alert" className="form-alerts">
    {lines.map((line) => (
      <p key={line} className="form-refusal">
        {line}
      </p>
    ))}
  </div>
);

/** How many devices besides this one are signed in. */
const useOtherDevices = (): number =>
  useEndpoint(listMySessions, {}).data?.rows.filter(({ current }) => !current).length ?? 0;
