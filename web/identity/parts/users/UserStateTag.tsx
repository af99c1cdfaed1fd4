import type { UserRow } from '@yuanliu/core/identity';
import { Lock } from 'lucide-react';
import { useNow } from '../../../lib/now.ts';
import { useText } from '../../../lib/text.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { texts } from '../../texts.ts';
import { userState } from '../../user-state.ts';

/** Whether somebody can sign in. */
export const UserStateTag = ({ user }: { readonly user: Pick<UserRow, 'active' | 'lockedUntil'> }) => {
  const t = useText();
  const state = userState(user, useNow());
  if (state === 'inactive') return <StatusTag meaning="off">{t(texts.inactive)}</StatusTag>;
  if (state === 'locked')
    return (
      <StatusTag meaning="bad" icon={Lock}>
        {t(texts.locked)}
      </StatusTag>
    );
  // The rule, not the exception: a column of green would hide the few that need a look.
  return <span className="quiet">{t(texts.active)}</span>;
};
