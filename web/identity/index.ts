import { seeDepartments, seeRoles, seeUsers } from '@yuanliu/core/identity';
import { Network, UserCog, Users } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { auditPage } from './audit-page.ts';
import { keysPage, profilePage } from './own-pages.ts';

export { peopleSearch } from './people-search.ts';

/** Users, departments, roles, API keys, and one's own profile. */
export const identityPages: readonly Page[] = [
  {
    path: '/departments',
    title: { zh: '部门', en: 'Departments' },
    icon: Network,
    section: 'people',
    words: ['bumen', 'zuzhi', '组织架构', 'organisation'],
    needs: seeDepartments,
    load: async () => (await import('./pages/DepartmentsPage.tsx')).DepartmentsPage,
  },
  {
    path: '/users',
    title: { zh: '用户', en: 'Users' },
    icon: Users,
    section: 'people',
    words: ['yonghu', 'renyuan', '人员', '账号', 'accounts'],
    needs: seeUsers,
    load: async () => (await import('./pages/UsersPage.tsx')).UsersPage,
  },
  {
    path: '/roles',
    title: { zh: '角色', en: 'Roles' },
    icon: UserCog,
    section: 'people',
    words: ['juese', 'quanxian', '权限', '授权', 'rights'],
    needs: seeRoles,
    load: async () => (await import('./pages/RolesPage.tsx')).RolesPage,
  },
  {
    path: '/roles/$id',
    title: { zh: '角色', en: 'Role' },
    icon: UserCog,
    needs: seeRoles,
    load: async () => (await import('./pages/RolePage.tsx')).RolePage,
  },
  keysPage,
  auditPage,
  profilePage,
];
