import {
  listDepartments,
  listRoles,
  listUsers,
  seeDepartments,
  seeRoles,
  seeUsers,
} from '@yuanliu/core/identity';
import type { Text } from '@yuanliu/core/platform';
import { useCan } from '../../lib/person.ts';
import { useEndpoint } from '../../lib/queries.ts';

/** Something an administrator does first. */
export interface SetUpStep {
  readonly path: string;
  readonly title: Text;
  readonly text: Text;
  /** Undefined while it is not known, or cannot be. */
  readonly isDone: boolean | undefined;
}

/** The first steps and which of them are done, as far as the data tell: there is no box to tick. */
export const useSetUpSteps = (): readonly SetUpStep[] => {
  const can = useCan();
  const departments = useEndpoint(listDepartments, {}, { enabled: can(seeDepartments) });
  const roles = useEndpoint(listRoles, {}, { enabled: can(seeRoles) });
  const users = useEndpoint(listUsers, { query: { limit: 2 } }, { enabled: can(seeUsers) });
  return [
    {
      path: '/departments',
      title: { zh: '建部门', en: 'Departments' },
      text: {
        zh: '按实际的组织建成树，数据范围按它划分',
        en: 'Draw your organisation; row rights follow it',
      },
      isDone: departments.data && departments.data.rows.length > 0,
    },
    {
      path: '/roles',
      title: { zh: '定角色', en: 'Roles' },
      text: {
        zh: '仓管、质检、追溯管理员…各看什么、能做什么',
        en: 'What warehouse, quality and others see and do',
      },
      isDone: roles.data?.rows.some(({ builtIn }) => !builtIn),
    },
    {
      path: '/users',
      title: { zh: '加用户', en: 'Users' },
      text: { zh: '给每个人一个账号，操作才能追到人', en: 'One account each, so that every act has a name' },
      isDone: users.data && users.data.rows.length > 1,
    },
    {
      path: '/message-channels',
      title: { zh: '通消息', en: 'Messages' },
      text: { zh: '配好邮件，预警和待办才送得到人', en: 'Set up mail, so that alerts reach people' },
      isDone: undefined,
    },
  ];
};
