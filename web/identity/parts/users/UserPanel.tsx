import { readUser, seeAudit, type User } from '@yuanliu/core/identity';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useCan } from '../../../lib/person.ts';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { texts } from '../../texts.ts';
import { EditUser } from './EditUser.tsx';
import { EditUserRoles } from './EditUserRoles.tsx';
import { useSetActive } from './use-set-active.ts';
import { UserAccount } from './UserAccount.tsx';
import { UserDetails } from './UserDetails.tsx';
import { UserStateTag } from './UserStateTag.tsx';

interface UserPanelProps {
  readonly id: string;
  readonly onClose: () => void;
}

type Editing = 'details' | 'roles';

/** Everything about a user, and what may be done. */
export const UserPanel = ({ id, onClose }: UserPanelProps) => {
  const t = useText();
  const [editing, setEditing] = useState<Editing>();
  const { data: user, error, refetch } = useEndpoint(readUser, { params: { id } });
  const retry = () => {
    refetch().catch(() => undefined);
  };
  const endEditing = () => setEditing(undefined);
  return (
    <>
      <SidePanel
        title={
          <span className="panel-title">
            {user?.name ?? t(texts.title)}
            {user !== undefined && <UserStateTag user={user} />}
          </span>
        }
        onClose={onClose}
        footer={
          user?.can.change === true ? (
            <UserFooter user={user} onEdit={() => setEditing('details')} />
          ) : undefined
        }
      >
        {user === undefined && error !== null && <ErrorState error={error} onRetry={retry} />}
        {user === undefined && error === null && <Loading />}
        {user !== undefined && (
          <div className="panel-sections">
            <UserDetails user={user} onChangeRoles={() => setEditing('roles')} />
            <UserAccount user={user} />
            <HistoryLink user={user} />
          </div>
        )}
      </SidePanel>
      {user !== undefined && editing === 'details' && <EditUser user={user} onClose={endEditing} />}
      {user !== undefined && editing === 'roles' && <EditUserRoles user={user} onClose={endEditing} />}
    </>
  );
};

const UserFooter = ({ user, onEdit }: { readonly user: User; readonly onEdit: () => void }) => {
  const t = useText();
  const setActive = useSetActive();
  const [isBusy, setBusy] = useState(false);
  const turn = async () => {
    setBusy(true);
    await setActive(user, !user.active);
    setBusy(false);
  };
  return (
    <>
      <Button
        type="text"
        danger={user.active}
        loading={isBusy}
        className="footer-start"
        onClick={() => turn().catch(() => undefined)}
      >
        {t(user.active ? texts.deactivateUser : texts.activateUser)}
      </Button>
      <Button type="primary" onClick={onEdit}>
        {t(texts.edit)}
      </Button>
    </>
  );
};

const HistoryLink = ({ user }: { readonly user: User }) => {
  const t = useText();
  const can = useCan();
  if (!can(seeAudit)) return null;
  return (
    <Link to="/audit" search={{ subjectType: 'identity.user', subjectId: user.id }} className="history-link">
      <History size={15} strokeWidth={1.75} />
      {t(texts.history)}
    </Link>
  );
};
