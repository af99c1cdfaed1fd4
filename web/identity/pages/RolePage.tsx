import { changeRoles, readRole, type Role, seeUsers } from '@yuanliu/core/identity';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { Lock } from 'lucide-react';
import { useCan } from '../../lib/person.ts';
import { useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { RoleActions } from '../parts/roles/RoleActions.tsx';
import { RoleEditor } from '../parts/roles/RoleEditor.tsx';
import { RoleMembers } from '../parts/roles/RoleMembers.tsx';
import { roleTexts as texts } from '../role-texts.ts';
import '../identity.css';
import './role.css';

const useOpenRole = () => {
  const navigate = useNavigate();
  return (id: string) => {
    navigate({ to: `/roles/${id}`, replace: true }).catch(() => undefined);
  };
};

/** One role: its rights and its members; `/roles/new` draws up another. */
export const RolePage = () => {
  const { id }: { readonly id?: string } = useParams({ strict: false });
  const t = useText();
  const can = useCan();
  const openRole = useOpenRole();
  return (
    <div className="role-page">
      <nav className="way">
        <Link to="/roles">{t(texts.title)}</Link>
      </nav>
      {id === undefined || id === 'new' ? (
        <>
          <PageHead title={t(texts.create)} />
          {can(changeRoles) ? (
            <RoleEditor role={undefined} onCreated={openRole} />
          ) : (
            <EmptyState icon={Lock} title={t(texts.readOnly)} />
          )}
        </>
      ) : (
        <KnownRole key={id} id={id} />
      )}
    </div>
  );
};

const KnownRole = ({ id }: { readonly id: string }) => {
  const t = useText();
  const can = useCan();
  const { data: role, error, refetch } = useEndpoint(readRole, { params: { id } });
  if (role === undefined && error !== null)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          refetch().catch(() => undefined);
        }}
      />
    );
  if (role === undefined) return <Loading />;
  return (
    <>
      <PageHead
        title={role.name}
        description={role.description === '' ? t(texts.description) : role.description}
        action={<RoleActions role={role} canCreate={can(changeRoles)} />}
      />
      <RoleTabs role={role} />
    </>
  );
};

const RoleTabs = ({ role }: { readonly role: Role }) => {
  const t = useText();
  const can = useCan();
  const navigate = useNavigate();
  const openRole = useOpenRole();
  const { tab }: { readonly tab?: string } = useSearch({ strict: false });
  return (
    <Tabs
      activeKey={tab === 'members' && can(seeUsers) ? 'members' : 'rights'}
      onChange={(next) => {
        navigate({ to: '.', search: next === 'members' ? { tab: next } : {}, replace: true }).catch(
          () => undefined,
        );
      }}
      items={[
        {
          key: 'rights',
          label: `${t(texts.rights)} ${role.rights}`,
          children: <RoleEditor role={role} onCreated={openRole} />,
        },
        ...(can(seeUsers)
          ? [
              {
                key: 'members',
                label: `${t(texts.members)} ${role.members}`,
                children: <RoleMembers role={role} />,
              },
            ]
          : []),
      ]}
    />
  );
};
