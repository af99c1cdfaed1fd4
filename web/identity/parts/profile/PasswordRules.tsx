import { passwordPolicy } from '@yuanliu/core/identity';
import { Check, Circle } from 'lucide-react';
import { useText } from '../../../lib/text.ts';
import { profileTexts } from '../../own-texts.ts';
import { passwordRules, rulesMet } from '../../password-rules.ts';

const words = profileTexts.password;

/** What a new password must be, each rule ticked off as it is met; the last one only the server knows. */
export const PasswordRules = ({ password, login }: { readonly password: string; readonly login: string }) => {
  const t = useText();
  const met = rulesMet(password, login);
  const { shortest, passphrase, remembered } = passwordPolicy;
  return (
    <ul className="password-rules">
      {passwordRules.map((rule) => {
        const isMet = met.has(rule);
        const Picture = isMet ? Check : Circle;
        return (
          <li key={rule} className={isMet ? 'is-met' : ''}>
            <Picture size={14} aria-hidden />
            <span>
              {t(words.rules[rule], { shortest, passphrase, login })}
              {password !== '' && (
                <span className="visually-hidden">（{t(isMet ? words.met : words.unmet)}）</span>
              )}
            </span>
          </li>
        );
      })}
      <li>
        <Circle size={14} aria-hidden />
        <span>{t(words.rules.used, { remembered })}</span>
      </li>
    </ul>
  );
};
