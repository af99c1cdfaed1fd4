import { assignRoles, listRoleMembers, type Role } from '@yuanliu/core/identity';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { UserMinus, Users } from 'lucide-react';
import { useState } from 'react';
import { useListState } from '../../../lib/list-state.ts';
import { useCan } from '../../../lib/person.ts';
import { usePages } from '../../../lib/queries.ts';
import type { RowOf } from '../../../lib/reply.parse.ts';
import { useText } from '../../../lib/text.ts';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { roleTexts as texts } from '../../role-texts.ts';
import { texts as userTexts } from '../../texts.ts';
import { type Chosen, PersonSelect } from '../PersonSelect.tsx';
import { BulkOutcomeDialog } from '../users/BulkOutcomeDialog.tsx';
import { UserStateTag } from '../users/UserStateTag.tsx';
import { useChangeMembers } from './use-change-members.ts';

type Member = RowOf<typeof listRoleMembers>;

/** Who has the role; people are added and taken out. */
export const RoleMembers = ({ role }: { readonly role: Role }) => {
  const t = useText();
  const can = useCan();
  const navigate = useNavigate();
  const list = useListState({ filters: [] });
  const members = usePages(listRoleMembers, { params: { id: role.id } });
  const change = useChangeMembers(role);
  const remove = can(assignRoles)
    ? (member: Member) => {
        change.apply({ people: [member], isMember: false }).catch(() => undefined);
      }
    : undefined;
  const columns = useMemberColumns(remove);
  return (
    <>
      {can(assignRoles) && (
        <AddPeople role={role} onAdd={(people) => change.apply({ people, isMember: true })} />
      )}
      <DataTable
        name="identity.role-members"
        label={t(texts.members)}
        list={list}
        rows={members}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => {
          navigate({ to: '/users', search: { user: id } }).catch(() => undefined);
        }}
        bulk={
          can(assignRoles)
            ? [
                {
                  key: 'remove',
                  text: t(texts.remove),
                  icon: UserMinus,
                  run: (rows: readonly Member[]) => change.apply({ people: rows, isMember: false }),
                },
              ]
            : []
        }
        empty={{ icon: Users, title: t(texts.noMembers), text: t(texts.noMembersMore) }}
      />
      {change.outcome !== undefined && <BulkOutcomeDialog outcome={change.outcome} onClose={change.forget} />}
    </>
  );
};

interface AddPeopleProps {
  readonly role: Role;
  readonly onAdd: (people: readonly Chosen[]) => Promise<boolean>;
}

const AddPeople = ({ role, onAdd }: AddPeopleProps) => {
  const t = useText();
  const [people, setPeople] = useState<readonly Chosen[]>([]);
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    if (await onAdd(people)) setPeople([]);
    setBusy(false);
  };
  return (
    <div className="add-people">
      <PersonSelect
        isMany
        label={t(texts.addPeople)}
        value={people}
        isTaken={({ roles }) => roles.some(({ id }) => id === role.id)}
        onChange={setPeople}
      />
      <Button
        type="primary"
        disabled={people.length === 0}
        loading={isBusy}
        onClick={() => add().catch(() => undefined)}
      >
        {t(texts.add)}
      </Button>
    </div>
  );
};

const useMemberColumns = (remove: ((member: Member) => void) | undefined): readonly Column<Member>[] => {
  const t = useText();
  return [
    { key: 'name', title: t(userTexts.name), width: 180, onPhone: 'title', render: ({ name }) => name },
    {
      key: 'login',
      title: t(userTexts.login),
      width: 180,
      onPhone: 'note',
      render: ({ login }) => <span className="code">{login}</span>,
    },
    {
      key: 'department',
      title: t(userTexts.department),
      onPhone: 'note',
      render: ({ departmentName }) =>
        departmentName ?? <span className="faint">{t(userTexts.noDepartment)}</span>,
    },
    {
      key: 'state',
      title: t(userTexts.state),
      width: 110,
      onPhone: 'side',
      render: ({ active }) => <UserStateTag user={{ active, lockedUntil: null }} />,
    },
    ...(remove === undefined
      ? []
      : [
          {
            key: 'remove',
            title: '',
            width: 88,
            onPhone: 'side' as const,
            render: (member: Member) => (
              <Button
                type="link"
                size="small"
                aria-label={`${t(texts.remove)} ${member.name}`}
                onClick={() => remove(member)}
              >
                {t(texts.remove)}
              </Button>
            ),
          },
        ]),
  ];
};
