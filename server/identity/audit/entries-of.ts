import type { Db } from '../../platform/index.ts';
import { listEntries } from './audit.store.ts';
import type { Change } from './audit.tables.ts';

/** A line of the audit about one thing. */
export interface EntryOf {
  readonly id: string;
  readonly at: Date;
  /** Who did it, as that person was called then. */
  readonly actor: string;
  readonly actorKind: 'user' | 'key' | 'system';
  readonly actorUserId: string | null;
  readonly action: string;
  readonly changes: readonly Change[];
}

/**
 * The lines of the audit about one thing, newest first, behind the line `after`: its history. The caller has judged that the
 * thing may be seen.
 */
export const entriesOf = async (
  db: Db,
  subject: { readonly type: string; readonly id: string },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<EntryOf[]> => {
  const rows = await listEntries(db, { subjectType: subject.type, subjectId: subject.id }, page);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor_name,
    actorKind: row.actor_kind,
    actorUserId: row.actor_user_id,
    action: row.action,
    changes: row.changes,
  }));
};
