import {
  type AuditEntryView,
  type AuditWords,
  exportAudit as exportEndpoint,
  listAudit,
  listAuditWords,
  ownAuditActions,
  seeAuditEntry,
  seeAuditState,
  verifyAudit,
} from '@yuanliu/core/identity';
import { notFound, Problem } from '@yuanliu/core/platform';
import { bind, presentLog, presentSeal, proofOf, type Route } from '../../platform/index.ts';
import { auditLog } from './audit-content.ts';
import { type AuditRow, findEntry, listEntries } from './audit.store.ts';
import { exportAudit } from './export-audit.ts';
import { auditVerifications, requestVerification } from './verify-audit.ts';

/** The routes of the audit; `words` are those of all modules for what they write into it. */
export const auditRoutes = (words: AuditWords = { actions: ownAuditActions, names: {} }): Route[] => [
  bind(listAudit, async (ctx, { query: { limit, after, ...filter } }) => {
    const rows = await listEntries(ctx.db, filter, { limit: limit + 1, after });
    const page = rows.slice(0, limit);
    return { rows: page.map(viewOf), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  }),
  bind(seeAuditEntry, async (ctx, { params: { id } }) => {
    const row = await findEntry(ctx.db, id);
    if (row === undefined) throw new Problem(notFound, {});
    return { ...viewOf(row), seal: presentSeal(await proofOf(ctx.db, auditLog, id)) };
  }),
  bind(exportEndpoint, async (ctx, { query: { language, ...filter } }) =>
    exportAudit(ctx, { filter, language, actions: words.actions }),
  ),
  bind(listAuditWords, async () => words),
  bind(seeAuditState, ({ db }) => presentLog(db, auditLog, auditVerifications)),
  bind(verifyAudit, async (ctx) => {
    await requestVerification(ctx);
    return undefined;
  }),
];

const viewOf = (row: AuditRow): AuditEntryView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, userId: row.actor_user_id, name: row.actor_name },
  ip: row.ip,
  requestId: row.request_id,
  agent: row.agent,
  action: row.action,
  subject: { type: row.subject_type, id: row.subject_id, label: row.subject_label },
  changes: row.changes,
});
