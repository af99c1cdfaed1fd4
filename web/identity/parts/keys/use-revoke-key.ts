import { type ApiKey, revokeKey } from '@yuanliu/core/identity';
import { useLanguage } from '../../../lib/preferences.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { formatRelative } from '../../../lib/time.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { keyTexts } from '../../own-texts.ts';
import { keyReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';

/** Revokes a key once its name was typed: what uses it is cut off, and there is no way back. */
export const useRevokeKey = (): ((apiKey: ApiKey) => Promise<void>) => {
  const t = useText();
  const language = useLanguage();
  const revoke = useChange(revokeKey, keyReads);
  return async ({ id, name, lastUsedAt }) => {
    const isMeant = await confirm({
      title: t(keyTexts.revokeTitle, { name }),
      text:
        lastUsedAt === null
          ? t(keyTexts.revokeUnused)
          : t(keyTexts.revokeUsed, { time: formatRelative(new Date(lastUsedAt), new Date(), { language }) }),
      action: t(keyTexts.revoke),
      isDanger: true,
      word: name,
    });
    if (!isMeant) return;
    try {
      await revoke.mutateAsync({ params: { id } });
      showToast({ text: t(keyTexts.revoked, { name }) });
    } catch (error) {
      sayFailure(error);
    }
  };
};
