import type { FormDefinition } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { DefinitionTables } from './definition.tables.ts';
import { storedDefinition } from './stored-definition.ts';

/** The document of a published version. */
export const findVersion = async (
  db: Db,
  formId: string,
  version: number,
): Promise<FormDefinition | undefined> => {
  const row = await db
    .tables<DefinitionTables>()
    .selectFrom('form_versions')
    .select('definition')
    .where('form_id', '=', formId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && storedDefinition(row.definition);
};

/** At most `limit` versions below a number, newest first. */
export const listVersionsBelow = (
  db: Db,
  { formId, below, limit }: { readonly formId: string; readonly below: number; readonly limit: number },
) =>
  db
    .tables<DefinitionTables>()
    .selectFrom('form_versions as v')
    .select([
      'v.version',
      'v.published_at as publishedAt',
      'v.note',
      'v.changes',
      'v.rolled_back_to as rolledBackTo',
      sql<string | null>`(select name from identity_v1_user u where u.id = v.published_by)`.as('publishedBy'),
    ])
    .where('v.form_id', '=', formId)
    .where('v.version', '<', below)
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute();
