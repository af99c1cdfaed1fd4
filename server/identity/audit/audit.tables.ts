import type { JsonValue } from '@yuanliu/core/platform';
import type { ColumnType } from 'kysely';
import type { Verification } from '../../platform/index.ts';

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

export interface AuditVerificationsTable {
  id: string;
  started_at: Date;
  finished_at: Date;
  asked_by_user_id: string | null;
  asked_by_name: string | null;
  intact: boolean;
  result: ColumnType<Verification, string, never>;
}

export interface AuditTables {
  audit_entries: AuditEntriesTable;
  audit_verifications: AuditVerificationsTable;
}
