import { sql } from 'kysely';
import { appendSealed, type Ctx, newId, type Tx } from '../../platform/index.ts';
import { auditHash, auditLog, storableContent } from './audit-content.ts';
import type { Change } from './audit.tables.ts';

/** What was done to what; the actor, the time and the place come from the context. */
export interface AuditEntry {
  /** `module.thing.happened`, for example `identity.user.changed`; its words are in the module's `auditActions`. */
  readonly action: `${string}.${string}.${string}`;
  /** `label` is what a person would call it at this moment; it is kept even if the thing is renamed or deleted. */
  readonly subject: { readonly type: `${string}.${string}`; readonly id: string; readonly label: string };
  readonly changes: readonly Change[];
}

/** Writes one line of the audit in the transaction of the change itself; one statement. */
export const recordChange = (tx: Tx, ctx: Pick<Ctx, 'actor' | 'clock'>, entry: AuditEntry): Promise<void> =>
  recordChanges(tx, ctx, [entry]);

/** Writes one line for each entry, all in one statement. */
export const recordChanges = async (
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return;
  const at = ctx.clock.now();
  const rows = entries.map((entry) => hashedRow(ctx.actor, at, entry));
  await appendSealed(
    tx,
    auditLog,
    sql`
      insert into audit_entries
        (id, at, actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id, agent,
         action, subject_type, subject_id, subject_label, changes, content_hash)
      select id, at, actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id, agent,
             action, subject_type, subject_id, subject_label, changes, decode(content_hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (
        id uuid, at timestamptz, actor_kind text, actor_user_id uuid, actor_credential_id text, actor_name text,
        ip text, request_id text, agent text, action text, subject_type text, subject_id text,
        subject_label text, changes jsonb, content_hash text)`,
  );
};

const hashedRow = (actor: Ctx['actor'], at: Date, { action, subject, changes }: AuditEntry): object => {
  const content = storableContent({
    id: newId(),
    at: at.toISOString().replace('Z', '000Z'),
    actor_kind: actor.kind,
    actor_user_id: actor.userId?.toLowerCase() ?? null,
    actor_credential_id: actor.credentialId,
    actor_name: actor.name,
    ip: actor.from.ip,
    request_id: actor.from.requestId,
    agent: actor.from.agent,
    action,
    subject_type: subject.type,
    subject_id: subject.id,
    subject_label: subject.label,
    changes: changes.map(({ field, from, to }) => ({ field, from, to })),
  });
  return { ...content, content_hash: auditHash(content).toString('hex') };
};
