import type { Text } from '../platform/index.ts';

/** The words for the actions that a module writes into the audit, by name (`module.thing.happened`). */
export type AuditActions = Readonly<Record<string, Text>>;

/** The words of several modules in one map; two modules that name the same action are a mistake and throw. */
export const joinAuditActions = (maps: readonly AuditActions[]): AuditActions => {
  const entries = maps.flatMap((actions) => Object.entries(actions));
  const joined = Object.fromEntries(entries);
  if (Object.keys(joined).length !== entries.length)
    throw new Error('Two modules gave words to the same action of the audit.');
  return joined;
};

/** The words for an action; its name where no module knows it any more. */
export const auditActionText = (actions: AuditActions, action: string): Text =>
  actions[action] ?? { zh: action, en: action };

/** What the audit itself writes into the audit, and what happens to the whole system from the terminal. */
export const ownAuditActions = {
  'platform.backup.restored': { zh: '恢复备份', en: 'Restored a backup' },
  'identity.audit.exported': { zh: '导出审计日志', en: 'Exported the audit' },
} as const satisfies AuditActions;
