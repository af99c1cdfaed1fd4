import type { JsonValue } from '@yuanliu/core/platform';
import { contentHash, storable, storableText } from '../../platform/index.ts';
import type { AuditEntriesTable } from './audit.tables.ts';

/** The sealed log that the audit's rows go into. */
export const auditLog = 'audit';

/** A line of the audit as its hash sees it: the columns, with `at` as UTC text to the microsecond. */
export type AuditContent = Omit<AuditEntriesTable, 'at' | 'content_hash' | 'changes'> & {
  readonly at: string;
  /** The list of changes; read from the database it is whatever stands there, so that nothing added goes unseen. */
  readonly changes: JsonValue;
};

/** The hash of a line. It speaks of every column, so a change of any of them shows. */
export const auditHash = (content: AuditContent): Buffer => contentHash({ ...content });

/** The line with every text as the database will give it back. */
export const storableContent = (content: AuditContent): AuditContent => ({
  ...content,
  actor_credential_id:
    content.actor_credential_id === null ? null : storableText(content.actor_credential_id),
  actor_name: storableText(content.actor_name),
  ip: storableText(content.ip),
  request_id: storableText(content.request_id),
  agent: storableText(content.agent),
  subject_id: storableText(content.subject_id),
  subject_label: storableText(content.subject_label),
  changes: storable(content.changes),
});
