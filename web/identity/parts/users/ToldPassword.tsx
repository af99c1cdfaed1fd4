import { useText } from '../../../lib/text.ts';
import { texts } from '../../texts.ts';
import { ToldSecret } from '../ToldSecret.tsx';

interface ToldPasswordProps {
  readonly user: { readonly name: string; readonly login: string };
  readonly password: string;
  readonly isNew?: boolean;
  readonly warning?: string | undefined;
  readonly onClose: () => void;
}

/** The password that the product made for somebody, shown this once. */
export const ToldPassword = ({ user, password, isNew = false, warning, onClose }: ToldPasswordProps) => {
  const t = useText();
  const { name, login } = user;
  return (
    <ToldSecret
      title={t(isNew ? texts.passwordTitle : texts.newPasswordTitle, { name })}
      text={t(texts.passwordOnce)}
      lines={[
        { label: t(texts.login), value: login },
        { label: t(texts.password), value: password },
      ]}
      copied={`${t(texts.login)}：${login}\n${t(texts.password)}：${password}`}
      copyLabel={t(texts.copyBoth)}
      onClose={onClose}
    >
      {warning !== undefined && <p className="form-refusal">{t(texts.rolesRefused, { why: warning })}</p>}
    </ToldSecret>
  );
};
