import type { JsonValue } from '@yuanliu/core/platform';
import type { ColumnType, Generated } from 'kysely';

/** Documents handed in for capture (migration 0008). The ledger's other tables are read and written as SQL. */
export interface CapturesTable {
  id: string;
  received_at: Date;
  finished_at: Date | null;
  behaviour: 'rollback' | 'proceed';
  is_running: boolean;
  has_failed: Generated<boolean>;
  media_type: string;
  body: Buffer | null;
  event_count: number | null;
  recorded_count: Generated<number>;
  duplicate_count: Generated<number>;
  errors: ColumnType<JsonValue, string | undefined, string>;
  captured_by: string | null;
  department_id: string | null;
}
