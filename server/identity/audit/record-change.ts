import { sql } from 'kysely';
import { appendSealed, type Ctx, newId, type Tx } from '../../platform/index.ts';
import { type AuditContent, auditHash, auditLog, storableContent } from './audit-content.ts';
import type { Change } from './audit.tables.ts';

/** What was done to what; the actor, the time and the place come from the context. */
export interface AuditEntry {
  /** `module.thing.happened`, for example `identity.user.changed`; its words are in the module's `auditActions`. */
  readonly action: `${string}.${string}.${string}`;
  /** `label` is what a person would call it at this moment; it is kept even if the thing is renamed or deleted. */
  readonly subject: { readonly type: `${string}.${string}`; readonly id: string; readonly label: string };
  readonly changes: readonly Change[];
}

/** Who acts and what time it is. */
type Witness = Pick<Ctx, 'actor' | 'clock'>;

/** Writes one line of the audit in the transaction of the change itself; one statement. */
export const recordChange = async (tx: Tx, witness: Witness, entry: AuditEntry): Promise<void> => {
  const line = contentOf(witness, witness.clock.now(), entry);
  await appendSealed(
    tx,
    auditLog,
    sql`
      insert into audit_entries (${columns})
      values (${line.id}, ${line.at}, ${line.actor_kind}, ${line.actor_user_id}, ${line.actor_credential_id},
              ${line.actor_name}, ${line.ip}, ${line.request_id}, ${line.agent}, ${line.action},
              ${line.subject_type}, ${line.subject_id}, ${line.subject_label}, ${JSON.stringify(line.changes)},
              ${auditHash(line)})`,
  );
};

/** Writes one line for each entry, all in one statement. */
export const recordChanges = async (
  tx: Tx,
  witness: Witness,
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return;
  const at = witness.clock.now();
  const lines = entries.map((entry) => {
    const line = contentOf(witness, at, entry);
    return { ...line, content_hash: auditHash(line).toString('hex') };
  });
  await appendSealed(
    tx,
    auditLog,
    sql`
      insert into audit_entries (${columns})
      select id, at, actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id, agent,
             action, subject_type, subject_id, subject_label, changes, decode(content_hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
        id uuid, at timestamptz, actor_kind text, actor_user_id uuid, actor_credential_id text, actor_name text,
        ip text, request_id text, agent text, action text, subject_type text, subject_id text,
        subject_label text, changes jsonb, content_hash text)`,
  );
};

const columns = sql.raw(
  'id, at, actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id, agent, ' +
    'action, subject_type, subject_id, subject_label, changes, content_hash',
);

const contentOf = ({ actor }: Witness, at: Date, { action, subject, changes }: AuditEntry): AuditContent =>
  storableContent({
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
