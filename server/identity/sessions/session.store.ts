import { sql } from 'kysely';
import { type Db, newId, type Origin, type Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { sessionTimes, shifted } from './session-times.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** A session with the token to hand out, which exists nowhere else. */
export interface FreshSession {
  readonly id: string;
  readonly token: string;
}

/** Opens a session. */
export const insertSession = async (
  tx: Tx,
  { userId, from, now }: { userId: string; from: Origin; now: Date },
): Promise<FreshSession> => {
  const [id, token] = [newId(), newToken()];
  await tx
    .into<IdentityTables>()
    .insertInto('sessions')
    .values({
      id,
      user_id: userId,
      token_hash: hashOfToken(token),
      previous_token_hash: null,
      previous_until: null,
      created_at: now,
      seen_at: now,
      rotated_at: now,
      expires_at: shifted(now, sessionTimes.absolute),
      ip: from.ip,
      agent: from.agent,
    })
    .execute();
  return { id, token };
};

/** Notes that the session was used, so that it does not end for idleness. */
export const touchSession = async (tx: Tx, id: string, now: Date): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('sessions')
    .set({ seen_at: now })
    .where('id', '=', id)
    .execute();
};

/**
 * Replaces the token `current`; undefined when another request replaced it first. `shown`, which is the same or the
 * one before it, stays good until `confirmToken`: the answer that carries the new one may be lost on its way.
 */
export const rotateSession = async (
  tx: Tx,
  { id, current, shown, now }: { id: string; current: Buffer; shown: Buffer; now: Date },
): Promise<string | undefined> => {
  const token = newToken();
  const rows = await tx
    .into<IdentityTables>()
    .updateTable('sessions')
    .set({
      token_hash: hashOfToken(token),
      previous_token_hash: shown,
      previous_until: null,
      rotated_at: now,
      seen_at: now,
    })
    .where('id', '=', id)
    .where('token_hash', '=', current)
    .returning('id')
    .execute();
  return rows.length > 0 ? token : undefined;
};

/** The new token has been shown: the former one is good for the grace period only, for requests under way. */
export const confirmToken = async (
  tx: Tx,
  { id, current, now }: { id: string; current: Buffer; now: Date },
): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('sessions')
    .set({ previous_until: shifted(now, sessionTimes.grace), seen_at: now })
    .where('id', '=', id)
    .where('token_hash', '=', current)
    .where('previous_until', 'is', null)
    .execute();
};

/** Gives the session a new token at once, without grace for the former; undefined when it has ended. */
export const renewSession = async (
  tx: Tx,
  { id, userId, now }: { id: string; userId: string; now: Date },
): Promise<string | undefined> => {
  const token = newToken();
  const rows = await tx
    .into<IdentityTables>()
    .updateTable('sessions')
    .set({
      token_hash: hashOfToken(token),
      previous_token_hash: null,
      previous_until: null,
      rotated_at: now,
      seen_at: now,
    })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .execute();
  return rows.length > 0 ? token : undefined;
};

/** Ends one session of the user; false when there is none. */
export const deleteSession = async (
  tx: Tx,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> => {
  const rows = await tx
    .into<IdentityTables>()
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .execute();
  return rows.length > 0;
};

/** Ends the user's sessions, all but `except`; answers how many ended. */
export const deleteSessions = async (
  tx: Tx,
  { userId, except }: { userId: string; except: string | null },
): Promise<number> => {
  const rows = await tx
    .into<IdentityTables>()
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where(sql<boolean>`id is distinct from ${except}::uuid`)
    .returning('id')
    .execute();
  return rows.length;
};

/** Removes what has run out; answers how many. */
export const deleteExpiredSessions = async (tx: Tx, now: Date): Promise<number> => {
  const rows = await tx.rows(sql`
    delete from sessions where expires_at <= ${now} or seen_at <= ${shifted(now, -sessionTimes.idle)}
    returning 1`);
  return rows.length;
};

/** The user's sessions that are still good, the last used first. */
export const listSessions = (db: Db, userId: string, now: Date) =>
  db
    .tables<IdentityTables>()
    .selectFrom('sessions')
    .select(['id', 'created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt', 'ip', 'agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', shifted(now, -sessionTimes.idle))
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
