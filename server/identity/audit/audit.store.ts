import { sql } from 'kysely';
import type { Db, Reader } from '../../platform/index.ts';
import type { AuditEntriesTable, AuditTables } from './audit.tables.ts';

/** What narrows the audit down; moments are ISO text with their zone. */
export interface AuditFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly text?: string | undefined;
}

export type AuditRow = AuditEntriesTable;

/** Lines of the audit, newest first, behind the line `after` if one is given. */
export const listEntries = async (
  db: Db,
  filter: AuditFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<AuditRow[]> => {
  let query = filtered(db.tables<AuditTables>(), filter)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    const anchor = await findEntry(db, after);
    if (anchor === undefined) return [];
    query = query.where(sql<boolean>`(at, id) < (${anchor.at}::timestamptz, ${anchor.id}::uuid)`);
  }
  return query.execute();
};

/** One line of the audit. */
export const findEntry = (db: Db, id: string): Promise<AuditRow | undefined> =>
  db.tables<AuditTables>().selectFrom('audit_entries').selectAll().where('id', '=', id).executeTakeFirst();

const filtered = (tables: Reader<AuditTables>, filter: AuditFilter) => {
  const { from, to, actor, action, subjectType, subjectId, text } = filter;
  let query = tables.selectFrom('audit_entries');
  if (from !== undefined) query = query.where('at', '>=', sql<Date>`${from}::timestamptz`);
  if (to !== undefined) query = query.where('at', '<', sql<Date>`${to}::timestamptz`);
  if (actor !== undefined) query = query.where('actor_user_id', '=', actor);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subjectType !== undefined) query = query.where('subject_type', '=', subjectType);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  if (text !== undefined && text !== '') {
    const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where((where) =>
      where.or([where('subject_label', 'ilike', pattern), where('actor_name', 'ilike', pattern)]),
    );
  }
  return query;
};
