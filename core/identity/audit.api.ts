import { z } from 'zod';
import { endpoint, pageOf, pageQuery, type ReplyOf, rowSeal, sealedLogState } from '../platform/index.ts';
import { exportAuditRight, seeAudit, verifyAuditRight } from './audit.rights.ts';

const moment = z.iso.datetime({ offset: true });

/** What narrows the audit down; everything given must hold. */
const auditFilter = {
  from: moment.optional().describe('起始时间（含） / from this moment on'),
  to: moment.optional().describe('结束时间（不含） / before this moment'),
  actor: z.uuid().optional().describe('操作人（用户编号） / the user who acted, also by an API key'),
  action: z.string().max(100).optional().describe('操作，如 identity.user.changed / the action'),
  subjectType: z.string().max(100).optional().describe('对象类型，如 identity.user / the kind of thing'),
  subjectId: z.string().max(100).optional().describe('对象编号 / the id of the thing'),
  text: z
    .string()
    .max(100)
    .optional()
    .describe('对象名称或操作人姓名中包含 / part of the name of the thing or of the actor'),
};

const auditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(['user', 'key', 'system']),
    userId: z.uuid().nullable(),
    name: z.string(),
  }),
  ip: z.string(),
  requestId: z.string(),
  agent: z.string(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: z.string(), label: z.string() }),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
/** One line of the audit: who did what to what, when and from where; `from` and `to` are JSON values. */
export type AuditEntryView = z.output<typeof auditEntry>;

export const listAudit = endpoint({
  id: 'identity.list-audit',
  method: 'GET',
  path: '/api/audit',
  needs: seeAudit,
  summary: { zh: '查询审计日志，新的在前', en: 'The audit, newest first' },
  query: pageQuery.extend({ ...auditFilter, after: z.uuid().optional() }),
  reply: pageOf(auditEntry),
});

export const seeAuditEntry = endpoint({
  id: 'identity.see-audit-entry',
  method: 'GET',
  path: '/api/audit/:id',
  needs: seeAudit,
  summary: { zh: '查看一条审计日志及其封存证明', en: 'One line of the audit with the proof of its seal' },
  params: z.strictObject({ id: z.uuid() }),
  reply: auditEntry.extend({ seal: rowSeal }),
  row: 'identity.audit-entry',
});

const text = z.object({ zh: z.string(), en: z.string() });

export const listAuditWords = endpoint({
  id: 'identity.list-audit-words',
  method: 'GET',
  path: '/api/audit/words',
  needs: seeAudit,
  summary: { zh: '审计日志的用词', en: 'The words of the audit' },
  reply: z.object({
    /** By action (`identity.user.changed`), in the order of the modules. */
    actions: z.record(z.string(), text),
    /** By name: see AuditNames; the rights are among them. */
    names: z.record(z.string(), text),
  }),
});
export type AuditWords = ReplyOf<typeof listAuditWords>;

export const exportAudit = endpoint({
  id: 'identity.export-audit',
  method: 'GET',
  path: '/api/audit/export',
  needs: exportAuditRight,
  summary: { zh: '导出审计日志（CSV，可用 Excel 打开）', en: 'The audit as CSV for a spreadsheet' },
  query: z.strictObject({ ...auditFilter, language: z.enum(['zh', 'en']).default('zh') }),
  reply: 'file',
  perMinute: 10,
});

export const seeAuditState = endpoint({
  id: 'identity.see-audit-state',
  method: 'GET',
  path: '/api/audit/state',
  needs: seeAudit,
  summary: {
    zh: '审计日志的封存状态和最近一次校验结果',
    en: 'How far the audit is sealed, and what the last check found',
  },
  reply: sealedLogState,
});
export type AuditState = ReplyOf<typeof seeAuditState>;

/** Starts a check; its result shows in the state, and whoever asked is nudged (`identity.audit-verified`). */
export const verifyAudit = endpoint({
  id: 'identity.verify-audit',
  method: 'POST',
  path: '/api/audit/verify',
  needs: verifyAuditRight,
  summary: { zh: '开始校验审计日志是否被篡改', en: 'Start checking the audit for tampering' },
  reply: 'nothing',
  perMinute: 6,
});
