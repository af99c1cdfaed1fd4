import type { Right } from '../platform/index.ts';

/** See who changed what and when, over all of the product: the audit has no owners. */
export const seeAudit = {
  name: 'identity.audit.see',
  text: { zh: '查看审计日志', en: 'See the audit' },
  rows: false,
} as const satisfies Right;

/** Take the audit out of the product as a file; that this was done is itself audited. */
export const exportAuditRight = {
  name: 'identity.audit.export',
  text: { zh: '导出审计日志', en: 'Export the audit' },
  rows: false,
} as const satisfies Right;

/** Have the audit checked for tampering. */
export const verifyAuditRight = {
  name: 'identity.audit.verify',
  text: { zh: '校验审计日志是否被篡改', en: 'Check the audit for tampering' },
  rows: false,
} as const satisfies Right;

/** The rights over the audit; a role for auditors holds these and no others. */
export const auditRights = [seeAudit, exportAuditRight, verifyAuditRight] as const satisfies readonly Right[];
