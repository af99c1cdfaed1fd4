import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../lib/api-problem.ts';
import { useText } from '../lib/text.ts';
import { OfflineBanner } from '../ui/OfflineBanner.tsx';
import { PlainField } from '../ui/PlainField.tsx';
import { EntrancePage } from './EntrancePage.tsx';
import { PasswordField } from './PasswordField.tsx';
import { signIn } from './session.ts';
import { texts } from './texts.ts';

const words = texts.signIn;

/** Sign-in: user name, password, and the way back to where the person was. */
export const SignInPage = () => {
  const t = useText();
  const { back, ended }: { readonly back?: unknown; readonly ended?: unknown } = useSearch({ strict: false });
  useEffect(() => {
    document.title = `${t(words.title)} · ${t(texts.product)}`;
  }, [t]);
  return (
    <EntrancePage title={t(words.title)}>
      <OfflineBanner />
      {ended === 'yes' && <output className="entrance-notice">{t(words.again)}</output>}
      <SignInForm back={typeof back === 'string' ? back : '/'} />
      <p className="entrance-foot">{t(words.forgotten)}</p>
    </EntrancePage>
  );
};

const SignInForm = ({ back }: { readonly back: string }) => {
  const t = useText();
  const navigate = useNavigate();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'typing' | 'missing' | 'sending'>('typing');
  const [refusal, setRefusal] = useState('');
  const passwordInput = useRef<HTMLInputElement>(null);

  const submit = async () => {
    setRefusal('');
    if (user.trim() === '' || password === '') {
      setState('missing');
      return;
    }
    setState('sending');
    try {
      await signIn(user.trim(), password);
      await navigate({ href: back, replace: true });
    } catch (error) {
      setState('typing');
      setRefusal(error instanceof ApiProblem ? error.detail : String(error));
      passwordInput.current?.select();
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (state !== 'sending') submit().catch(() => undefined);
  };
  return (
    <form noValidate onSubmit={onSubmit}>
      <PlainField
        label={t(words.login)}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one purpose
        autoFocus
        value={user}
        error={state === 'missing' && user.trim() === '' ? t(words.needLogin) : undefined}
        onChange={(event) => setUser(event.target.value)}
      />
      <PasswordField
        label={t(words.password)}
        autoComplete="current-password"
        value={password}
        error={state === 'missing' && password === '' ? t(words.needPassword) : undefined}
        onChange={setPassword}
        inputRef={passwordInput}
      />
      <div role="alert">{refusal !== '' && <p className="entrance-refusal">{refusal}</p>}</div>
      <button type="submit" className="button button-large" aria-disabled={state === 'sending'}>
        {t(words.submit)}
      </button>
    </form>
  );
};
