import { endpoint, rowRanges } from '../platform/index.ts';
import { z } from 'zod';
import { accountInactive, accountLocked, sessionNeeded, wrongCredentials } from './identity.problems.ts';
import { passwordPolicy } from './password.ts';

/** The language that a user reads. */
export const userLanguage = z.enum(['zh', 'en']);

/** A mail address, or nothing. */
export const userEmail = z.email().max(200).nullable();

/** A telephone number as people write it, or nothing. */
export const userPhone = z
  .string()
  .regex(/^[0-9+][0-9 \-()]{2,29}$/)
  .describe('电话号码，例如 +86 138 0013 8000 / a telephone number such as +86 138 0013 8000')
  .nullable();

/** Whoever is signed in, with the rights that buttons and menus go by. */
export const me = z.object({
  user: z.object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: userLanguage,
    mustChangePassword: z.boolean(),
  }),
  /** The names of the roles; empty for somebody who was given none yet and therefore may do nothing. */
  roles: z.array(z.string()),
  rights: z.record(z.string(), z.enum(rowRanges)),
});
export type Me = z.output<typeof me>;

/** A password as it is typed: anything that is not empty; what a new one must be is `passwordFaults`. */
const password = z.string().min(1).max(passwordPolicy.longest);

export const signIn = endpoint({
  id: 'identity.sign-in',
  method: 'POST',
  path: '/api/sign-in',
  needs: 'anyone',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.strictObject({ user: z.string().min(1).max(64), password }),
  reply: me,
  problems: [wrongCredentials, accountLocked, accountInactive],
  // A shift that starts behind one address must get in; guessing is stopped by the lock of the account.
  perMinute: 60,
});

export const signOut = endpoint({
  id: 'identity.sign-out',
  method: 'POST',
  path: '/api/sign-out',
  needs: 'signed-in',
  duringHold: true,
  summary: { zh: '退出登录', en: 'Sign out' },
  reply: 'nothing',
  problems: [sessionNeeded],
});

export const signOutEverywhere = endpoint({
  id: 'identity.sign-out-everywhere',
  method: 'POST',
  path: '/api/me/sign-out-everywhere',
  needs: 'signed-in',
  duringHold: true,
  summary: { zh: '在所有设备上退出登录', en: 'Sign out on every device' },
  reply: 'nothing',
  problems: [sessionNeeded],
});

export const seeMe = endpoint({
  id: 'identity.see-me',
  method: 'GET',
  path: '/api/me',
  needs: 'signed-in',
  duringHold: true,
  summary: { zh: '我的账号与权限', en: 'My account and rights' },
  reply: me,
});

export const changeMe = endpoint({
  id: 'identity.change-me',
  method: 'PATCH',
  path: '/api/me',
  needs: 'signed-in',
  summary: { zh: '修改我的联系方式和语言', en: 'Change my contact details and language' },
  body: z.strictObject({
    email: userEmail.optional(),
    phone: userPhone.optional(),
    language: userLanguage.optional(),
  }),
  reply: me,
  problems: [sessionNeeded],
});

export const changeMyPassword = endpoint({
  id: 'identity.change-my-password',
  method: 'POST',
  path: '/api/me/password',
  needs: 'signed-in',
  duringHold: true,
  summary: { zh: '修改我的密码', en: 'Change my password' },
  body: z.strictObject({
    current: password,
    next: password,
    revokeKeys: z.boolean().optional().describe('同时吊销我的全部 API 密钥 / revoke all my API keys as well'),
  }),
  reply: 'nothing',
  problems: [sessionNeeded, accountLocked],
  perMinute: 10,
});

const mySession = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  ip: z.string(),
  agent: z.string(),
  /** Whether it is the session that asks. */
  current: z.boolean(),
});

export const listMySessions = endpoint({
  id: 'identity.list-my-sessions',
  method: 'GET',
  path: '/api/me/sessions',
  needs: 'signed-in',
  summary: { zh: '我已登录的设备', en: 'Where I am signed in' },
  reply: z.object({ rows: z.array(mySession) }),
  problems: [sessionNeeded],
});

export const endMySession = endpoint({
  id: 'identity.end-my-session',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  needs: 'signed-in',
  summary: { zh: '让我的一台设备退出登录', en: 'Sign out one of my devices' },
  params: z.strictObject({ id: z.uuid() }),
  reply: 'nothing',
  problems: [sessionNeeded],
  row: 'identity.session',
});
