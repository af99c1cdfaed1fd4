import { expect, test } from 'vitest';
import { groupRights } from './right-groups.ts';

const words = (zh: string) => ({ zh, en: zh });
const catalogue = {
  modules: [
    {
      module: 'identity',
      rights: [
        { name: 'identity.users.see', text: words('查看用户'), rows: true },
        { name: 'identity.roles.see', text: words('查看角色'), rows: false },
      ],
    },
    { module: 'calendar', rights: [{ name: 'calendar.days.change', text: words('维护'), rows: false }] },
  ],
};

test('only what is held, by module, with a range where rows count', () => {
  expect(groupRights(catalogue, { 'identity.roles.see': 'all', 'identity.users.see': 'own' })).toEqual([
    {
      module: 'identity',
      title: { zh: '组织与权限', en: 'People and rights' },
      rights: [
        { name: 'identity.users.see', text: words('查看用户'), range: 'own' },
        { name: 'identity.roles.see', text: words('查看角色'), range: undefined },
      ],
    },
  ]);
});

test('a right that no module knows any more is shown by its name', () => {
  const groups = groupRights(catalogue, { 'forms.old.see': 'all' });
  expect(groups.map(({ rights }) => rights.map(({ text }) => text.zh))).toEqual([['forms.old.see']]);
});
