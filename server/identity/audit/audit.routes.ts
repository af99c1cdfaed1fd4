import {
  type AuditEntryView,
  type AuditState,
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
import {
  bind,
  type Ctx,
  headOf,
  proofOf,
  type Route,
  type SealState,
  waitingIn,
} from '../../platform/index.ts';
import { auditLog } from './audit-content.ts';
import { type AuditRow, findEntry, listEntries } from './audit.store.ts';
import { exportAudit } from './export-audit.ts';
import { lastVerification, requestVerification } from './verify-audit.ts';

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
    return { ...viewOf(row), seal: sealOf(await proofOf(ctx.db, auditLog, id)) };
  }),
  bind(exportEndpoint, async (ctx, { query: { language, ...filter } }) =>
    exportAudit(ctx, { filter, language, actions: words.actions }),
  ),
  bind(listAuditWords, async () => words),
  bind(seeAuditState, stateOf),
  bind(verifyAudit, async (ctx) => {
    await requestVerification(ctx);
    return undefined;
  }),
];

const stateOf = async ({ db }: Ctx): Promise<AuditState> => {
  const [{ size, root }, waiting, last] = await Promise.all([
    headOf(db, auditLog),
    waitingIn(db, auditLog),
    lastVerification(db),
  ]);
  return {
    size,
    root: root.toString('hex'),
    waiting,
    verification:
      last === undefined
        ? null
        : {
            startedAt: last.started_at.toISOString(),
            finishedAt: last.finished_at.toISOString(),
            askedBy: last.asked_by_name,
            intact: last.intact,
            size: last.result.size,
            root: last.result.root,
            findings: [...last.result.findings],
            more: last.result.more,
          },
  };
};

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

const sealOf = (seal: SealState) => {
  if (seal.state !== 'sealed') return { state: seal.state, sealedAt: null, proof: null };
  const { index, size, root, leaf, path } = seal.proof;
  return {
    state: seal.state,
    sealedAt: seal.sealedAt.toISOString(),
    proof: {
      index,
      size,
      root: root.toString('hex'),
      leaf: leaf.toString('hex'),
      path: path.map((hash) => hash.toString('hex')),
    },
  };
};
