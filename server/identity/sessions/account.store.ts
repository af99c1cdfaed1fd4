import { passwordPolicy } from '@yuanliu/core/identity';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import type { AccountState } from './lock-out.ts';

/** A user as the sign-in sees it. */
export interface Account extends AccountState {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
}

const accounts = (db: Db) =>
  db
    .tables<IdentityTables>()
    .selectFrom('users')
    .select([
      'id',
      'login',
      'name',
      'active',
      'password_hash as passwordHash',
      'failed_attempts as failedAttempts',
      'locked_until as lockedUntil',
    ]);

/** Whom a typed login means, whatever its case. No scope: nobody is signed in yet. */
export const findAccount = (db: Db, login: string): Promise<Account | undefined> =>
  accounts(db).where(sql<boolean>`lower(login) = lower(${login})`).executeTakeFirst();

/** The account, locked until the transaction ends: attempts at the same time are judged one after another. */
export const lockAccount = (tx: Tx, id: string): Promise<Account | undefined> =>
  accounts(tx).where('id', '=', id).forUpdate().executeTakeFirst();

/** Keeps the count of wrong passwords and the lock. */
export const saveAttempts = async (
  tx: Tx,
  id: string,
  { failedAttempts, lockedUntil }: { failedAttempts: number; lockedUntil: Date | null },
): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set({ failed_attempts: failedAttempts, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute();
};

/** The hashes that a new password is compared with: the present one and those before it, the newest first. */
export const listPasswordHashes = async (db: Db, userId: string): Promise<string[]> => {
  const rows = await db.rows(sql<{ hash: string }>`
    (select password_hash as hash from users where id = ${userId})
    union all
    (select password_hash from password_history where user_id = ${userId}
     order by replaced_at desc limit ${passwordPolicy.remembered - 1})`);
  return rows.map(({ hash }) => hash);
};

/** Sets a password, lifts the lock and remembers the former password. */
export const savePassword = async (
  tx: Tx,
  userId: string,
  { hash, mustChange, now }: { hash: string; mustChange: boolean; now: Date },
): Promise<void> => {
  await tx.rows(sql`
    insert into password_history (user_id, password_hash, replaced_at)
    select id, password_hash, ${now} from users where id = ${userId}`);
  await tx.rows(sql`
    delete from password_history where user_id = ${userId} and replaced_at < (
      select min(replaced_at) from (
        select replaced_at from password_history where user_id = ${userId}
        order by replaced_at desc limit ${passwordPolicy.remembered - 1}) kept)`);
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set({
      password_hash: hash,
      password_changed_at: now,
      must_change_password: mustChange,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('id', '=', userId)
    .execute();
};
