import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { profileTexts } from '../../own-texts.ts';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  /** Stands below the field, and is read out with it. */
  readonly children?: ReactNode;
}

/** A password: it can be looked at, and Caps Lock is told. Never a draft. */
export const SecretField = ({ label, value, autoComplete, error, onChange, children }: SecretFieldProps) => {
  const t = useText();
  const id = useId();
  const [isCapsLock, setCapsLock] = useState(false);
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        autoComplete={autoComplete}
        maxLength={200}
        spellCheck={false}
        autoCapitalize="none"
        status={error === undefined ? '' : 'error'}
        aria-invalid={error !== undefined}
        aria-required
        aria-describedby={`${id}note`}
        onChange={(event) => onChange(event.target.value)}
        onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        onBlur={() => setCapsLock(false)}
      />
      <div id={`${id}note`}>
        {error !== undefined && <p className="field-error">{error}</p>}
        {error === undefined && isCapsLock && (
          <p className="field-hint">{t(profileTexts.password.capsLock)}</p>
        )}
        {children}
      </div>
    </div>
  );
};
