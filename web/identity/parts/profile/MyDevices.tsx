import { endMySession, listMySessions, signOutEverywhere } from '@yuanliu/core/identity';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../../lib/call.ts';
import { queryClient, useChange, useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { confirm } from '../../../ui/Confirm.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { profileTexts } from '../../own-texts.ts';
import { sayFailure } from '../../refusal.ts';
import { DeviceLine } from './DeviceLine.tsx';
import { ProfileSection } from './ProfileSection.tsx';

const words = profileTexts.devices;

/** More are folded away, so that the rights below stay within reach. */
const fewDevices = 6;

/** Where I am signed in: this device first, then whichever was used last. */
export const MyDevices = () => {
  const t = useText();
  const { data, error, refetch } = useEndpoint(listMySessions, {});
  const devices = (data?.rows ?? []).toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt),
  );
  const [isAll, setAll] = useState(false);
  const shown = isAll ? devices : devices.slice(0, fewDevices);
  const end = useEnd();
  const endAll = useEndAll(devices.length);
  return (
    <ProfileSection title={t(words.title)} more={t(words.more)}>
      {data === undefined && error === null && <Loading rows={2} />}
      {data === undefined && error !== null && (
        <ErrorState
          error={error}
          onRetry={() => {
            refetch().catch(() => undefined);
          }}
        />
      )}
      {data !== undefined && (
        <>
          <ul>
            {shown.map((session) => (
              <DeviceLine key={session.id} session={session} onEnd={end} />
            ))}
          </ul>
          <div className="section-buttons">
            {shown.length < devices.length && (
              <Button onClick={() => setAll(true)}>{t(words.all, { count: devices.length })}</Button>
            )}
            <Button danger onClick={endAll}>
              {t(words.everywhere)}
            </Button>
          </div>
        </>
      )}
    </ProfileSection>
  );
};

const useEnd = () => {
  const t = useText();
  const ending = useChange(endMySession, [listMySessions]);
  return async (id: string, device: string): Promise<void> => {
    try {
      await ending.mutateAsync({ params: { id } });
      showToast({ text: t(words.ended, { device }) });
    } catch (error) {
      sayFailure(error);
    }
  };
};

const useEndAll = (count: number) => {
  const t = useText();
  const navigate = useNavigate();
  const endAll = async () => {
    const isMeant = await confirm({
      title: t(words.everywhereTitle),
      text: t(words.everywhereText, { count }),
      action: t(words.everywhere),
      isDanger: true,
    });
    if (!isMeant) return;
    await call(signOutEverywhere, {});
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return () => {
    endAll().catch(sayFailure);
  };
};
