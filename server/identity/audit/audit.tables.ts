import type { JsonValue } from '@yuanliu/core/platform';

/** One line of the audit as it stands in the database. */
export interface AuditEntriesTable {
  id: string;
  at: Date;
  actor_kind: 'user' | 'key' | 'system';
  actor_user_id: string | null;
  actor_credential_id: string | null;
  actor_name: string;
  ip: string;
  request_id: string;
  agent: string;
  action: string;
  subject_type: string;
  subject_id: string;
  subject_label: string;
  changes: Change[];
  content_hash: Buffer;
}

/** One field that was changed; `null` where there was or is no value. */
export interface Change {
  readonly field: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

export interface AuditTables {
  audit_entries: AuditEntriesTable;
}
