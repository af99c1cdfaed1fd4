import type { RoleRow } from '@yuanliu/core/identity';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Plus, ShieldCheck } from 'lucide-react';
import { useListState } from '../../lib/list-state.ts';
import { wholeRows } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useRoles } from '../queries.ts';
import { roleTexts as texts } from '../role-texts.ts';
import '../identity.css';

/** All roles with how many people have them. */
export const RolesPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const list = useListState({ filters: [] });
  const roles = useRoles();
  const wanted = list.q.toLowerCase();
  const rows = roles.data?.rows.filter(({ name, description }) =>
    [name, description].some((text) => text.toLowerCase().includes(wanted)),
  );
  const open = (id: string) => {
    navigate({ to: `/roles/${id}` }).catch(() => undefined);
  };
  const create = roles.data?.can.create === true && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => open('new')}>
      {t(texts.create)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.description)} action={create} />
      <DataTable
        name="identity.roles"
        label={t(texts.title)}
        list={list}
        rows={wholeRows(roles, rows)}
        columns={useRoleColumns()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        searchHint={t(texts.searchHint)}
        empty={{ icon: ShieldCheck, title: t(texts.empty), text: t(texts.emptyMore), action: create }}
      />
    </>
  );
};

const useRoleColumns = (): readonly Column<RoleRow>[] => {
  const t = useText();
  return [
    {
      key: 'name',
      title: t(texts.name),
      width: 240,
      onPhone: 'title',
      render: ({ name, builtIn }) => (
        <>
          {name}
          {builtIn && <small className="mark">{t(texts.builtIn)}</small>}
        </>
      ),
    },
    {
      key: 'description',
      title: t(texts.about),
      onPhone: 'note',
      render: ({ description }) => <span className="quiet">{description}</span>,
    },
    {
      key: 'rights',
      title: t(texts.rights),
      width: 100,
      isNumber: true,
      render: ({ rights }) => t(texts.count, { count: rights }),
    },
    {
      key: 'members',
      title: t(texts.members),
      width: 100,
      isNumber: true,
      onPhone: 'side',
      render: ({ members }) => t(texts.people, { count: members }),
    },
  ];
};
