import { verifyAuditRight } from '@yuanliu/core/identity';
import { inbox, type MessageKind } from '@yuanliu/core/messages';
import { auditBroken, holdersOf, passwordWasReset, rolesWereChanged } from '../identity/index.ts';
import { type Subscriber, subscribes } from '../platform/index.ts';
import { notify } from './notify.ts';

const passwordKind = {
  name: 'identity.password-reset',
  text: { zh: '密码被管理员重置', en: 'My password was reset' },
  defaultChannels: [inbox, 'mail'],
  mandatory: true,
} as const satisfies MessageKind;

const rolesKind = {
  name: 'identity.roles-changed',
  text: { zh: '我的角色有变动', en: 'My roles were changed' },
  defaultChannels: [inbox],
} as const satisfies MessageKind;

const auditKind = {
  name: 'identity.audit-broken',
  text: { zh: '审计日志被篡改', en: 'The audit was tampered with' },
  defaultChannels: [inbox, 'mail'],
  mandatory: true,
} as const satisfies MessageKind;

/** The kinds of messages about accounts and the audit. Identity stands below messages, so its news is told here. */
export const accountKinds: readonly MessageKind[] = [passwordKind, rolesKind, auditKind];

/** Tells people what happened to their accounts, and whoever may verify the audit that it is broken. */
export const accountNotices: readonly Subscriber[] = [
  subscribes(passwordWasReset, 'messages.tell-password-reset', (_ctx, tx, { userId, by }) =>
    notify(tx, {
      to: [userId],
      kind: passwordKind,
      title: { zh: '您的密码已被重置', en: 'Your password was reset' },
      body: {
        zh: `${by} 重置了您的密码，原来的登录已全部退出。如果您没有要求重置，请马上联系管理员。`,
        en: `${by} reset your password and ended your sessions. If you did not ask for it, tell your administrator at once.`,
      },
    }),
  ),
  subscribes(rolesWereChanged, 'messages.tell-roles-changed', (_ctx, tx, { userId, by, roles }) =>
    notify(tx, {
      to: [userId],
      kind: rolesKind,
      title: { zh: '您的角色有变动', en: 'Your roles were changed' },
      body:
        roles.length === 0
          ? { zh: `${by} 取消了您的全部角色。`, en: `${by} took all your roles.` }
          : {
              zh: `${by} 调整了您的角色，现在是：${roles.join('、')}。`,
              en: `${by} changed your roles. They are now: ${roles.join(', ')}.`,
            },
    }),
  ),
  subscribes(auditBroken, 'messages.tell-audit-broken', async (ctx, tx, { count, first }) =>
    notify(tx, {
      to: await holdersOf(ctx.db, verifyAuditRight),
      kind: auditKind,
      title: { zh: `审计日志校验发现 ${count} 处异常`, en: `Faults found in the audit: ${count}` },
      body: first,
      link: '/audit',
    }),
  ),
];
