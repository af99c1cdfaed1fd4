import { joinGrants, type Grants } from '@yuanliu/core/identity';
import type { RightName, RowRange } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Actor, Db } from '../../platform/index.ts';
import { sessionTimes, shifted } from './session-times.ts';

/** The grants of the roles of the user in column `userId`, as pairs; a part of a select. */
const grantPairs = (userId: string): RawBuilder<[RightName, RowRange][]> => sql`
  coalesce((
    select jsonb_agg(distinct jsonb_build_array(g.right_name, g.row_range))
    from user_roles ur join role_grants g on g.role_id = ur.role_id
    where ur.user_id = ${sql.ref(userId)}), '[]'::jsonb)`;

/** A session that was shown, with its user and what that user may do. */
export interface ShownSession {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly departmentId: string | null;
  readonly mustChangePassword: boolean;
  /** The hash of the token that is good now; another one was shown where it is the former. */
  readonly tokenHash: Buffer;
  /** The token was replaced, and nobody has shown the new one yet. */
  readonly isUnconfirmed: boolean;
  readonly seenAt: Date;
  readonly rotatedAt: Date;
  readonly grants: [RightName, RowRange][];
}

/** The good session behind a token's hash, its user and grants, in one statement. */
export const findSession = async (
  db: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<ShownSession | undefined> => {
  const rows = await db.rows(sql<ShownSession>`
    select s.id, s.user_id as "userId", u.name, u.department_id as "departmentId",
      u.must_change_password as "mustChangePassword", s.token_hash as "tokenHash",
      s.previous_token_hash is not null and s.previous_until is null as "isUnconfirmed",
      s.seen_at as "seenAt", s.rotated_at as "rotatedAt", ${grantPairs('u.id')} as grants
    from sessions s join users u on u.id = s.user_id
    where (s.token_hash = ${tokenHash}
        or (s.previous_token_hash = ${tokenHash} and (s.previous_until is null or s.previous_until > ${now})))
      and s.expires_at > ${now} and s.seen_at > ${shifted(now, -sessionTimes.idle)} and u.active`);
  return rows[0];
};

/** A key that was shown, with its owner and what that owner may do. */
export interface ShownKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly keyName: string;
  readonly departmentId: string | null;
  readonly lastUsedAt: Date | null;
  readonly rights: string[];
  readonly grants: [RightName, RowRange][];
}

/** The good key behind prefix and secret, its owner and grants, in one statement. */
export const findKey = async (
  db: Db,
  shown: { prefix: string; secretHash: Buffer },
  now: Date,
): Promise<ShownKey | undefined> => {
  const rows = await db.rows(sql<ShownKey>`
    select k.id, k.user_id as "userId", u.name, k.name as "keyName", u.department_id as "departmentId",
      k.last_used_at as "lastUsedAt", k.rights, ${grantPairs('u.id')} as grants
    from api_keys k join users u on u.id = k.user_id
    where k.prefix = ${shown.prefix} and k.secret_hash = ${shown.secretHash} and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > ${now}) and u.active`);
  return rows[0];
};

/** Whether the session or the key with which somebody acts is good at this moment. */
export const isCredentialGood = async (
  db: Db,
  { kind, credentialId }: Pick<Actor, 'kind' | 'credentialId'>,
  now: Date,
): Promise<boolean> => {
  const rows = await db.rows(
    kind === 'key'
      ? sql`
        select 1 from api_keys k join users u on u.id = k.user_id
        where k.id = ${credentialId} and k.revoked_at is null
          and (k.expires_at is null or k.expires_at > ${now}) and u.active`
      : sql`
        select 1 from sessions s join users u on u.id = s.user_id
        where s.id = ${credentialId} and s.expires_at > ${now}
          and s.seen_at > ${shifted(now, -sessionTimes.idle)} and u.active`,
  );
  return rows.length > 0;
};

/** What a user's roles give together. */
export const loadGrants = async (db: Db, userId: string): Promise<Grants> => {
  const rows = await db.rows(sql<{ grants: [RightName, RowRange][] }>`
    select ${grantPairs('u.id')} as grants from users u where u.id = ${userId}`);
  return joinGrants(rows[0]?.grants ?? []);
};

/** The rights on the list of the key with which the actor acts; undefined when it acts with a session. */
export const loadKeyRights = async (db: Db, actor: Actor): Promise<string[] | undefined> => {
  if (actor.kind !== 'key') return undefined;
  const rows = await db.rows(sql<{ rights: string[] }>`
    select rights from api_keys where id = ${actor.credentialId} and revoked_at is null`);
  return rows[0]?.rights ?? [];
};
