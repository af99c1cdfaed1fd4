import { type Me, seeMe } from '@yuanliu/core/identity';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { profileTexts } from '../own-texts.ts';
import { AboutMe } from '../parts/profile/AboutMe.tsx';
import { MyDevices } from '../parts/profile/MyDevices.tsx';
import { MyLooks } from '../parts/profile/MyLooks.tsx';
import { MyPassword } from '../parts/profile/MyPassword.tsx';
import { MyRights } from '../parts/profile/MyRights.tsx';
import '../identity.css';

/** One's own account: contact, looks, password, devices, rights. */
export const ProfilePage = () => {
  const t = useText();
  const { data: me, error, refetch } = useEndpoint(seeMe, {});
  return (
    <>
      <PageHead title={t(profileTexts.title)} />
      {me === undefined && error === null && <Loading rows={6} />}
      {me === undefined && error !== null && (
        <ErrorState
          error={error}
          onRetry={() => {
            refetch().catch(() => undefined);
          }}
        />
      )}
      {me !== undefined && <Profile me={me} />}
    </>
  );
};

const Profile = ({ me }: { readonly me: Me }) => (
  <div className="profile">
    <AboutMe user={me.user} />
    <MyLooks user={me.user} />
    <MyPassword user={me.user} />
    <MyDevices />
    <MyRights rights={me.rights} />
  </div>
);
