import { passwordPolicy } from '@yuanliu/core/identity';
import { Check, Circle, X } from 'lucide-react';
import type { Icon } from '../../../lib/page.ts';
import { useText } from '../../../lib/text.ts';
import { profileTexts } from '../../own-texts.ts';
import { type PasswordRule, passwordRules, rulesMet } from '../../password-rules.ts';

const words = profileTexts.password;

/** What a new password must be, each rule ticked off as it is met; the last one only the server knows. */
export const PasswordRules = ({ password, login }: { readonly password: string; readonly login: string }) => {
  const t = useText();
  const met = rulesMet(password, login);
  const { shortest, passphrase, remembered } = passwordPolicy;
  return (
    <ul className="password-rules">
      {passwordRules.map((rule) => (
        <RuleLine key={rule} state={stateOf(rule, met, password)}>
          {t(words.rules[rule], { shortest, passphrase, login })}
        </RuleLine>
      ))}
      <RuleLine state="open">{t(words.rules.used, { remembered })}</RuleLine>
    </ul>
  );
};

/** `open` may still come true as one types on; `broken` will not. */
type RuleState = 'open' | 'met' | 'broken';

const stateOf = (rule: PasswordRule, met: ReadonlySet<PasswordRule>, password: string): RuleState => {
  if (met.has(rule)) return 'met';
  return rule === 'login' && password !== '' ? 'broken' : 'open';
};

const pictures: Readonly<Record<RuleState, Icon>> = { open: Circle, met: Check, broken: X };

const RuleLine = ({ state, children }: { readonly state: RuleState; readonly children: string }) => {
  const t = useText();
  const Picture = pictures[state];
  return (
    <li className={`is-${state}`}>
      <Picture size={14} />
      <span>
        {children}
        {state !== 'open' && (
          <span className="visually-hidden">（{t(state === 'met' ? words.met : words.unmet)}）</span>
        )}
      </span>
    </li>
  );
};
