import type { UserRow } from '@yuanliu/core/identity';
import { usePerson } from '../../../lib/person.ts';
import { useText } from '../../../lib/text.ts';
import type { Column } from '../../../ui/table/column.ts';
import { texts } from '../../texts.ts';
import { UserStateTag } from './UserStateTag.tsx';

/** The columns of the list of users. */
export const useUserColumns = (): readonly Column<UserRow>[] => {
  const t = useText();
  const me = usePerson();
  return [
    {
      key: 'name',
      title: t(texts.name),
      width: 150,
      onPhone: 'title',
      render: ({ id, name }) => (
        <span className="user-name">
          {name}
          {id === me.id && <small className="mark">{t(texts.you)}</small>}
        </span>
      ),
    },
    {
      key: 'login',
      title: t(texts.login),
      width: 150,
      onPhone: 'note',
      render: ({ login }) => <span className="code">{login}</span>,
    },
    {
      key: 'department',
      title: t(texts.department),
      width: 200,
      onPhone: 'note',
      render: ({ departmentName }) =>
        departmentName ?? <span className="faint">{t(texts.noDepartment)}</span>,
    },
    {
      key: 'roles',
      title: t(texts.roles),
      onPhone: 'note',
      render: ({ roles }) =>
        roles.length === 0 ? (
          <span className="faint">{t(texts.noRolesShort)}</span>
        ) : (
          roles.map(({ name }) => name).join('、')
        ),
    },
    { key: 'phone', title: t(texts.phone), width: 150, render: ({ phone }) => <Figures text={phone} /> },
    { key: 'email', title: t(texts.email), isOptional: true, render: ({ email }) => email },
    {
      key: 'state',
      title: t(texts.state),
      width: 104,
      onPhone: 'side',
      render: (user) => <UserStateTag user={user} />,
    },
  ];
};

const Figures = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <span className="figures nowrap">{text}</span>;
