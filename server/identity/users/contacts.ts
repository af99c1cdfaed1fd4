import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';

/** How a user is reached. */
export interface Contact {
  readonly userId: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly email: string | null;
  readonly phone: string | null;
  readonly active: boolean;
}

/**
 * The users of these ids and how they are reached, for modules that send them something; unknown ids are left out.
 * Without a scope: who is told of something is decided by what happened, not by who caused it.
 */
export const listContacts = (db: Db, userIds: readonly string[]): Promise<Contact[]> =>
  db
    .tables<IdentityTables>()
    .selectFrom('users')
    .select(['id as userId', 'name', 'language', 'email', 'phone', 'active'])
    .where('id', '=', sql<string>`any(${userIds}::uuid[])`)
    .execute();
