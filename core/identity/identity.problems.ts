import { problemKind } from '../platform/index.ts';

/** One sentence whether the user or the password is wrong: which of the two is not told. */
export const wrongCredentials = problemKind({
  code: 'identity.wrong-credentials',
  status: 401,
  text: {
    zh: '用户名或密码不正确，请检查后重试。',
    en: 'The user name or the password is not right. Check both and try again.',
  },
});

export const accountLocked = problemKind<{ minutes: number }>({
  code: 'identity.account-locked',
  status: 423,
  text: {
    zh: '登录失败次数过多，账号已锁定。请在 {minutes} 分钟后重试，或请管理员解锁。',
    en: 'Too many failed attempts, so the account is locked. Try again in {minutes} minutes, or ask an administrator to unlock it.',
  },
});

export const accountInactive = problemKind({
  code: 'identity.account-inactive',
  status: 403,
  text: {
    zh: '账号已停用，请联系管理员启用。',
    en: 'This account is deactivated. Ask an administrator to activate it.',
  },
});

export const passwordChangeNeeded = problemKind({
  code: 'identity.password-change-needed',
  status: 403,
  text: {
    zh: '请先修改密码，然后再继续使用。',
    en: 'Change your password first; everything else opens after that.',
  },
});

export const sessionNeeded = problemKind({
  code: 'identity.session-needed',
  status: 403,
  text: {
    zh: 'API 密钥不能执行此操作，请登录后再操作。',
    en: 'An API key cannot do this. Sign in and do it yourself.',
  },
});

export const beyondOwnRights = problemKind<{ rights: readonly string[] }>({
  code: 'identity.beyond-own-rights',
  status: 403,
  text: {
    zh: '不能授予超出您自己的权限或数据范围：{rights}。请去掉这些权限，或请拥有它们的管理员操作。',
    en: 'You cannot give rights or ranges beyond your own: {rights}. Leave them out, or ask an administrator who has them.',
  },
});

export const strongerUser = problemKind<{ name: string; rights: readonly string[] }>({
  code: 'identity.stronger-user',
  status: 403,
  text: {
    zh: '{name} 拥有您没有的权限（{rights}），请由拥有这些权限的管理员操作。',
    en: '{name} holds rights that you do not have ({rights}). Ask an administrator who has them.',
  },
});

export const lastAdministrator = problemKind({
  code: 'identity.last-administrator',
  status: 409,
  text: {
    zh: '至少要保留一名在用的系统管理员，请先为其他人分配该角色。',
    en: 'At least one active system administrator must remain. Give the role to somebody else first.',
  },
});

export const ownAccount = problemKind({
  code: 'identity.own-account',
  status: 409,
  text: {
    zh: '不能停用自己的账号，请由其他管理员操作。',
    en: 'You cannot deactivate your own account. Ask another administrator.',
  },
});

export const loginTaken = problemKind<{ login: string }>({
  code: 'identity.login-taken',
  status: 409,
  text: {
    zh: '用户名 {login} 已被使用，请换一个。',
    en: 'The user name {login} is taken. Choose another one.',
  },
});

export const nameTaken = problemKind<{ name: string }>({
  code: 'identity.name-taken',
  status: 409,
  text: { zh: '名称“{name}”已存在，请换一个。', en: 'The name "{name}" exists already. Choose another one.' },
});

export const builtInRole = problemKind<{ name: string }>({
  code: 'identity.built-in-role',
  status: 409,
  text: {
    zh: '“{name}”是内置角色，不能删除；系统管理员的权限也不能修改。可以复制后再调整。',
    en: '"{name}" is built in: it cannot be deleted, and the rights of the system administrator cannot be changed. Copy it and change the copy.',
  },
});

export const roleInUse = problemKind<{ members: number }>({
  code: 'identity.role-in-use',
  status: 409,
  text: {
    zh: '还有 {members} 名用户属于该角色，请先移出这些用户再删除。',
    en: '{members} users still have this role. Take it from them before you delete it.',
  },
});

export const departmentNotEmpty = problemKind<{ departments: number; users: number }>({
  code: 'identity.department-not-empty',
  status: 409,
  text: {
    zh: '该部门下还有 {departments} 个下级部门和 {users} 名用户，请先移走再删除。',
    en: 'The department still holds {departments} departments and {users} users. Move them before you delete it.',
  },
});

export const departmentCycle = problemKind<{ name: string }>({
  code: 'identity.department-cycle',
  status: 409,
  text: {
    zh: '不能把部门移到它自己或它的下级部门“{name}”之下，请选择其他部门。',
    en: 'A department cannot be moved below itself or below "{name}", which belongs to it. Choose another one.',
  },
});

export const identityProblems = [
  wrongCredentials,
  accountLocked,
  accountInactive,
  passwordChangeNeeded,
  sessionNeeded,
  beyondOwnRights,
  strongerUser,
  lastAdministrator,
  ownAccount,
  loginTaken,
  nameTaken,
  builtInRole,
  roleInUse,
  departmentNotEmpty,
  departmentCycle,
];
