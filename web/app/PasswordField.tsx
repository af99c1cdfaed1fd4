import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useText } from '../lib/text.ts';
import { PlainField } from '../ui/PlainField.tsx';
import { texts } from './texts.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A password that can be looked at, and that says when Caps Lock is on. */
export const PasswordField = ({ onChange, hint, ...field }: PasswordFieldProps) => {
  const t = useText();
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const Picture = isShown ? EyeOff : Eye;
  return (
    <PlainField
      {...field}
      hint={isCapsLock ? t(texts.signIn.capsLock) : hint}
      type={isShown ? 'text' : 'password'}
      required
      maxLength={200}
      spellCheck={false}
      autoCapitalize="none"
      onChange={(event) => onChange(event.target.value)}
      onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      end={
        <button
          type="button"
          className="icon-button"
          aria-label={t(isShown ? texts.signIn.hide : texts.signIn.show)}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Picture size={17} strokeWidth={1.75} />
        </button>
      }
    />
  );
};
