import type { KeyState } from '@yuanliu/core/identity';
import type { PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, newId, type Scope, type Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { containing, userWithin } from '../users/user.store.ts';

/** Notes when the key was last used. */
export const touchKey = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .execute();
};

export interface KeyFilter extends PageQuery {
  readonly search?: string | undefined;
  readonly state?: KeyState | undefined;
  readonly userId?: string | undefined;
}

/** The condition of each state at `now`; together they cover every key once. */
const inState = (state: KeyState, now: Date) =>
  ({
    active: sql<boolean>`(k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}))`,
    expired: sql<boolean>`(k.revoked_at is null and k.expires_at <= ${now})`,
    revoked: sql<boolean>`k.revoked_at is not null`,
  })[state];

/**
 * The keys of users within the scope, the newest first, one more than the page holds. `revocable` says which of
 * them lie within `revoking`, the scope of the right to revoke.
 */
export const listKeys = (
  db: Db,
  scope: Scope,
  filter: KeyFilter & { readonly revoking: Scope | undefined; readonly now: Date },
) => {
  const { limit, after, search, state, userId, revoking, now } = filter;
  let query = db
    .tables<IdentityTables>()
    .selectFrom('api_keys as k')
    .innerJoin('users as u', 'u.id', 'k.user_id')
    .select([
      'k.id',
      'k.name',
      'k.prefix',
      'k.user_id as userId',
      'u.name as userName',
      'u.active as userActive',
      'k.rights',
      'k.created_at as createdAt',
      'k.expires_at as expiresAt',
      'k.last_used_at as lastUsedAt',
      'k.revoked_at as revokedAt',
      sql<boolean>`(k.revoked_at is null and ${revoking === undefined ? sql`false` : userWithin(revoking)})`.as(
        'revocable',
      ),
    ])
    .where(userWithin(scope));
  if (search !== undefined && search.trim() !== '') {
    const form = containing(search.trim().replace(/^ylk_/, ''));
    query = query.where(
      sql<boolean>`(k.name ilike ${form} or k.prefix like ${form} or u.name ilike ${form})`,
    );
  }
  if (state !== undefined) query = query.where(inState(state, now));
  if (userId !== undefined) query = query.where('k.user_id', '=', userId);
  if (after !== undefined) {
    const [id = ''] = keyOfCursor(after, ['id']);
    query = query.where('k.id', '<', id);
  }
  // Ids sort by the time that they were made.
  return query
    .orderBy('k.id', 'desc')
    .limit(limit + 1)
    .execute();
};

/** A key of a user within the scope, locked until the transaction ends. */
export const lockKey = (tx: Tx, scope: Scope, id: string) =>
  tx
    .tables<IdentityTables>()
    .selectFrom('api_keys as k')
    .innerJoin('users as u', 'u.id', 'k.user_id')
    .select(['k.id', 'k.name', 'k.prefix', 'k.revoked_at as revokedAt'])
    .where('k.id', '=', id)
    .where(userWithin(scope))
    .forUpdate('k')
    .executeTakeFirst();

export interface NewKey {
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  readonly secretHash: Buffer;
  readonly rights: readonly string[];
  readonly expiresAt: Date | null;
}

/** Adds a key; answers the id. */
export const insertKey = async (tx: Tx, { clock }: Ctx, key: NewKey): Promise<string> => {
  const id = newId();
  await tx
    .into<IdentityTables>()
    .insertInto('api_keys')
    .values({
      id,
      user_id: key.userId,
      name: key.name,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      rights: [...key.rights],
      created_at: clock.now(),
      expires_at: key.expiresAt,
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
  return id;
};

/** Makes a key useless for good. */
export const saveRevocation = async (tx: Tx, { actor, clock }: Ctx, id: string): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('api_keys')
    .set({ revoked_at: clock.now(), revoked_by: actor.userId })
    .where('id', '=', id)
    .execute();
};

/** Makes all keys of a user useless for good; answers those that were not so already. */
export const revokeAll = (tx: Tx, { actor, clock }: Ctx, userId: string) =>
  tx
    .into<IdentityTables>()
    .updateTable('api_keys')
    .set({ revoked_at: clock.now(), revoked_by: actor.userId })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .execute();
