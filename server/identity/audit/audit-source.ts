import { sql } from 'kysely';
import type { Db, SealedRow, SealedSource } from '../../platform/index.ts';
import { type AuditContent, auditLog } from './audit-content.ts';

/** The audit as verifying reads it: every line made anew of its columns, as its hash was taken. */
export const auditSource: SealedSource = {
  log: auditLog,
  ids: sql`select id from audit_entries`,
  read: async (db, ids) => (await readContents(db, ids)).map(sealedRow),
};

type StoredContent = AuditContent & { readonly content_hash: Buffer };

const readContents = (db: Db, ids: readonly string[]): Promise<StoredContent[]> =>
  db.rows(sql<StoredContent>`
    select id, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
           actor_kind, actor_user_id, actor_credential_id, actor_name, ip, request_id, agent,
           action, subject_type, subject_id, subject_label, changes, content_hash
    from audit_entries where id = any(${ids}::uuid[])`);

const sealedRow = ({ content_hash, ...content }: StoredContent): SealedRow => ({
  id: content.id,
  content: { ...content },
  hash: content_hash,
  title: [content.at, content.actor_name, content.action, content.subject_label].join(' · '),
});
