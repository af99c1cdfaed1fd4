import { endUserSessions, resetPassword, unlockUser, type User } from '@yuanliu/core/identity';
import { Button } from 'antd';
import { useState } from 'react';
import { useNow } from '../../../lib/now.ts';
import { useChange } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { userReads } from '../../queries.ts';
import { sayFailure } from '../../refusal.ts';
import { texts } from '../../texts.ts';
import { userState } from '../../user-state.ts';
import { Facts } from '../Facts.tsx';
import { ToldPassword } from './ToldPassword.tsx';

/** Password, lock and sessions of a user. */
export const UserAccount = ({ user }: { readonly user: User }) => {
  const t = useText();
  const { name, can, sessions } = user;
  const now = useNow();
  const secure = useSecure(user);
  return (
    <section>
      <h3>{t(texts.account)}</h3>
      {userState(user, now) === 'locked' && user.lockedUntil !== null && (
        <div className="form-notice form-notice-warn">
          <span>
            {t(texts.lockedUntil)} <TimeAgo at={user.lockedUntil} />
          </span>
          {can.secure && (
            <button type="button" className="text-button" onClick={secure.unlock}>
              {t(texts.unlock)}
            </button>
          )}
        </div>
      )}
      <Facts
        facts={[
          {
            label: t(texts.passwordChanged),
            value: (
              <>
                <TimeAgo at={user.passwordChangedAt} />
                {user.mustChangePassword && <small className="mark">{t(texts.mustChange)}</small>}
              </>
            ),
          },
          {
            label: t(texts.sessions),
            value:
              sessions === 0 ? (
                <span className="faint">{t(texts.noSessions)}</span>
              ) : (
                t(texts.sessionCount, { count: sessions })
              ),
          },
        ]}
      />
      {can.secure && (
        <div className="section-buttons">
          <Button onClick={secure.reset}>{t(texts.reset)}</Button>
          {sessions > 0 && <Button onClick={secure.endSessions}>{t(texts.endSessions)}</Button>}
        </div>
      )}
      {secure.told !== undefined && (
        <ToldPassword
          user={{ name, login: user.login }}
          password={secure.told}
          onClose={() => secure.forget()}
        />
      )}
    </section>
  );
};

const useSecure = ({ id, name, sessions }: User) => {
  const t = useText();
  const [told, setTold] = useState<string>();
  const resetting = useChange(resetPassword, userReads);
  const unlocking = useChange(unlockUser, userReads);
  const ending = useChange(endUserSessions, userReads);
  const input = { params: { id } };
  const guarded = (work: () => Promise<void>) => () => {
    work().catch(sayFailure);
  };
  return {
    told,
    forget: () => setTold(undefined),
    unlock: guarded(async () => {
      await unlocking.mutateAsync(input);
      showToast({ text: t(texts.unlocked, { name }) });
    }),
    reset: guarded(async () => {
      const isMeant = await confirm({
        title: t(texts.resetTitle, { name }),
        text: t(texts.resetText),
        action: t(texts.reset),
      });
      if (!isMeant) return;
      const { password } = await resetting.mutateAsync({ ...input, body: {} });
      setTold(password ?? undefined);
    }),
    endSessions: guarded(async () => {
      const isMeant = await confirm({
        title: t(texts.endSessionsTitle, { name }),
        text: t(texts.endSessionsText, { count: sessions }),
        action: t(texts.endSessions),
      });
      if (!isMeant) return;
      const { ended } = await ending.mutateAsync(input);
      showToast({ text: t(texts.endedSessions, { count: ended }) });
    }),
  };
};
