import { listUsers, type UserRow } from '@yuanliu/core/identity';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Plus, UserCheck, Users, UserX } from 'lucide-react';
import { useState } from 'react';
import { useListState } from '../../lib/list-state.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { BulkOutcomeDialog } from '../parts/users/BulkOutcomeDialog.tsx';
import { CreateUser } from '../parts/users/CreateUser.tsx';
import { useUserColumns } from '../parts/users/user-columns.tsx';
import { type UserFilter, UserFilters, userFilters } from '../parts/users/UserFilters.tsx';
import { UserPanel } from '../parts/users/UserPanel.tsx';
import { type BulkOutcome, useSetManyActive } from '../parts/users/use-set-active.ts';
import { useRights } from '../queries.ts';
import { texts } from '../texts.ts';
import '../identity.css';

/** Everybody who may sign in: found, filtered, opened, created. */
export const UsersPage = () => {
  const t = useText();
  const list = useListState<UserFilter>({ filters: userFilters });
  const users = usePages(listUsers, { query: queryOf(list.q, list.filters) });
  const columns = useUserColumns();
  const [opened, open] = useOpened();
  const [isCreating, setCreating] = useState(false);
  const bulk = useBulk();
  useRights();
  const can = users.first?.can;
  const create = can?.create === true && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => setCreating(true)}>
      {t(texts.create)}
    </Button>
  );
  return (
    <>
      <PageHead title={t(texts.title)} description={t(texts.description)} action={create} />
      <DataTable
        name="identity.users"
        label={t(texts.title)}
        list={list}
        rows={users}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        searchHint={t(texts.searchHint)}
        filters={<UserFilters list={list} />}
        bulk={can?.change === true ? bulk.actions : []}
        empty={{ icon: Users, title: t(texts.empty), text: t(texts.emptyMore), action: create }}
      />
      {opened !== undefined && <UserPanel key={opened} id={opened} onClose={() => open(undefined)} />}
      {isCreating && (
        <CreateUser
          departmentId={list.filters.department ?? null}
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            open(id);
          }}
        />
      )}
      {bulk.dialog}
    </>
  );
};

const queryOf = (q: string, { department, role, state }: Readonly<Partial<Record<UserFilter, string>>>) => ({
  ...(q !== '' && { search: q }),
  ...(department !== undefined && { departmentId: department }),
  ...(role !== undefined && { roleId: role }),
  ...(state === 'active' && { active: true }),
  ...(state === 'inactive' && { active: false }),
  ...(state === 'locked' && { active: true, locked: true }),
});

/** The user whose panel is open, in the address: a link to a person opens it. */
const useOpened = (): [string | undefined, (id: string | undefined) => void] => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const opened = search['user'];
  return [
    typeof opened === 'string' ? opened : undefined,
    (user) => {
      navigate({ to: '.', search: { ...search, user }, replace: user === undefined }).catch(() => undefined);
    },
  ];
};

const useBulk = () => {
  const t = useText();
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const setActive = useSetManyActive(setOutcome);
  return {
    actions: [
      {
        key: 'deactivate',
        text: t(texts.deactivate),
        icon: UserX,
        run: (rows: readonly UserRow[]) => setActive(rows, false),
      },
      {
        key: 'activate',
        text: t(texts.activate),
        icon: UserCheck,
        run: (rows: readonly UserRow[]) => setActive(rows, true),
      },
    ],
    dialog: outcome !== undefined && (
      <BulkOutcomeDialog outcome={outcome} onClose={() => setOutcome(undefined)} />
    ),
  };
};
