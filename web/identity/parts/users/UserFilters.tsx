import { seeDepartments, seeRoles } from '@yuanliu/core/identity';
import { Select } from 'antd';
import type { ListState } from '../../../lib/list-state.ts';
import { useCan } from '../../../lib/person.ts';
import { useText } from '../../../lib/text.ts';
import { useRoles } from '../../queries.ts';
import { texts } from '../../texts.ts';
import { userStates } from '../../user-state.ts';
import { DepartmentSelect } from '../DepartmentSelect.tsx';

/** The parameters of the address that narrow the list of users. */
export const userFilters = ['department', 'role', 'state'] as const;

/** A filter of the list of users. */
export type UserFilter = (typeof userFilters)[number];

/** Department and below, role, state. Who may not see departments or roles has no filter by them. */
export const UserFilters = ({ list }: { readonly list: ListState<UserFilter> }) => {
  const t = useText();
  const can = useCan();
  const roles = useRoles();
  const { department = null, role = null, state = null } = list.filters;
  return (
    <>
      {can(seeDepartments) && (
        <DepartmentSelect
          className="filter filter-wide"
          label={t(texts.department)}
          placeholder={t(texts.anyDepartment)}
          value={department}
          onChange={(id) => list.filter('department', id ?? undefined)}
        />
      )}
      {can(seeRoles) && (
        <Select<string | null>
          className="filter"
          aria-label={t(texts.roles)}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={200}
          placeholder={t(texts.anyRole)}
          value={roles.data === undefined ? null : role}
          options={(roles.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next?: string | null) => list.filter('role', next ?? undefined)}
        />
      )}
      <Select<string | null>
        className="filter"
        aria-label={t(texts.state)}
        allowClear
        placeholder={t(texts.anyState)}
        value={state}
        options={userStates.map((name) => ({ value: name, label: t(texts[name]) }))}
        onChange={(next?: string | null) => list.filter('state', next ?? undefined)}
      />
    </>
  );
};
