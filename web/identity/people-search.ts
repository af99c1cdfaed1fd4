import { listUsers, seeUsers } from '@yuanliu/core/identity';
import { UserRound } from 'lucide-react';
import { call } from '../lib/call.ts';
import type { SearchProvider } from '../lib/search.ts';

const most = 6;

/** People for the global search: by part of name, user name or phone; each opens its panel. */
export const peopleSearch: SearchProvider = {
  id: 'people',
  title: { zh: '人员', en: 'People' },
  search: async ({ words, isScan, person }, signal) => {
    const search = words.trim();
    if (isScan || search === '' || person.rights[seeUsers.name] === undefined) return [];
    const { rows } = await call(listUsers, { query: { search, limit: most } }, signal);
    return rows.map(({ id, name, login, departmentName }) => ({
      id,
      title: name,
      hint: [login, departmentName].filter((part) => part !== null).join(' · '),
      icon: UserRound,
      path: `/users?user=${id}`,
    }));
  },
};
