import { passwordFaults, passwordFaultTexts } from '@yuanliu/core/identity';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useState } from 'react';
import { ApiProblem } from '../lib/api-problem.ts';
import { type FieldErrors, fieldErrors } from '../lib/field-errors.ts';
import { useText } from '../lib/text.ts';
import { OfflineBanner } from '../ui/OfflineBanner.tsx';
import { EntrancePage } from './EntrancePage.tsx';
import { PasswordField } from './PasswordField.tsx';
import { changePassword, useMe } from './session.ts';
import { texts } from './texts.ts';

const words = texts.newPassword;
const noErrors: FieldErrors = { byField: {}, others: [] };

/** What a person must do first when somebody else set the password. */
export const NewPasswordPage = () => {
  const t = useText();
  useEffect(() => {
    document.title = `${t(words.title)} · ${t(texts.product)}`;
  }, [t]);
  return (
    <EntrancePage title={t(words.title)}>
      <OfflineBanner />
      <p className="entrance-notice">{t(words.why)}</p>
      <NewPasswordForm />
    </EntrancePage>
  );
};

const NewPasswordForm = () => {
  const t = useText();
  const form = useNewPassword();
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <PasswordField
        label={t(words.old)}
        autoComplete="current-password"
        value={form.current}
        error={form.errors.byField['current']}
        onChange={form.setCurrent}
      />
      <PasswordField
        label={t(words.next)}
        autoComplete="new-password"
        value={form.next}
        hint={t(words.hint)}
        error={form.errors.byField['next']}
        onChange={form.setNext}
      />
      <PasswordField
        label={t(words.repeat)}
        autoComplete="new-password"
        value={form.repeated}
        error={form.errors.byField['repeated']}
        onChange={form.setRepeated}
      />
      <div role="alert">
        {form.errors.others.map((line) => (
          <p key={line} className="entrance-refusal">
            {line}
          </p>
        ))}
      </div>
      <button type="submit" className="button button-large">
        {t(words.submit)}
      </button>
    </form>
  );
};

const useNewPassword = () => {
  const t = useText();
  const navigate = useNavigate();
  const login = useMe()?.user.login ?? '';
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [errors, setErrors] = useState(noErrors);
  const faults = (): FieldErrors => ({
    byField: {
      ...(current === '' && { current: t(texts.signIn.needPassword) }),
      ...(passwordFaults(next, login).length > 0 && {
        next: passwordFaults(next, login)
          .map((fault) => t(passwordFaultTexts[fault]))
          .join('；'),
      }),
      ...(next !== repeated && { repeated: t(words.differs) }),
    },
    others: [],
  });
  const submit = async () => {
    const found = faults();
    setErrors(found);
    if (Object.keys(found.byField).length > 0) return;
    try {
      await changePassword(current, next);
      await navigate({ to: '/', replace: true });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setErrors(fieldErrors(error, ['current', 'next']));
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    submit().catch(() => undefined);
  };
  return { current, setCurrent, next, setNext, repeated, setRepeated, errors, onSubmit };
};
