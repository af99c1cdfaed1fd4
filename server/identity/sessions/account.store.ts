import { passwordPolicy } from '@yuanliu/core/identity';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import {
  type AccountState,
  type AttemptsElsewhere,
  type AttemptsHere,
  elsewhereLockedUntil,
} from './lock-out.ts';

/** A user whose password is asked for. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** The same with what is known of attempts. */
export interface LockedAccount extends Account, AccountState {}

/** Whom a typed login means, whatever its case. No scope: nobody is signed in yet. */
export const findAccount = (db: Db, login: string): Promise<Account | undefined> =>
  db
    .tables<IdentityTables>()
    .selectFrom('users')
    .select(['id', 'login', 'name', 'password_hash as passwordHash'])
    .where(sql<boolean>`lower(login) = lower(${login})`)
    .executeTakeFirst();

/** The account, locked until the transaction ends: attempts at the same time are judged one after another. */
export const lockAccount = async (
  tx: Tx,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<LockedAccount | undefined> => {
  const user = await tx
    .tables<IdentityTables>()
    .selectFrom('users')
    .select([
      'id',
      'login',
      'name',
      'active',
      'password_hash as passwordHash',
      'failed_attempts as failedAttempts',
      'attempts_since as since',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (user === undefined) return undefined;
  // Read behind the lock, so that it is what the attempt before has written.
  const here = await tx
    .tables<IdentityTables>()
    .selectFrom('sign_in_addresses')
    .select([
      'failed_attempts as failedAttempts',
      'locked_until as lockedUntil',
      'signed_in_at as signedInAt',
    ])
    .where('user_id', '=', id)
    .where('address', '=', address)
    .executeTakeFirst();
  const { failedAttempts, since, ...account } = user;
  return {
    ...account,
    here: here ?? { failedAttempts: 0, lockedUntil: null, signedInAt: null },
    elsewhere: { failedAttempts, since },
  };
};

/** Where and when an account was asked for. */
export interface Attempt {
  readonly id: string;
  readonly address: string;
  readonly now: Date;
}

/** Keeps the counts of wrong passwords and the locks that they bring. */
export const saveAttempts = async (
  tx: Tx,
  { id, address, now }: Attempt,
  { here, elsewhere }: { readonly here: AttemptsHere; readonly elsewhere: AttemptsElsewhere },
): Promise<void> => {
  await tx.rows(sql`
    insert into sign_in_addresses (user_id, address, failed_attempts, locked_until, seen_at)
    values (${id}, ${address}, ${here.failedAttempts}, ${here.lockedUntil}, ${now})
    on conflict (user_id, address) do update set
      failed_attempts = excluded.failed_attempts, locked_until = excluded.locked_until, seen_at = excluded.seen_at`);
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set({ failed_attempts: elsewhere.failedAttempts, attempts_since: elsewhere.since })
    .where('id', '=', id)
    .execute();
  await keepLatestLock(tx, id, elsewhereLockedUntil(elsewhere, now));
};

/** Makes the address familiar and ends its count; what is known of other addresses stays. */
export const saveSignIn = async (
  tx: Tx,
  { id, address, now }: Attempt,
  elsewhere: AttemptsElsewhere,
): Promise<void> => {
  await tx.rows(sql`
    insert into sign_in_addresses (user_id, address, signed_in_at, seen_at)
    values (${id}, ${address}, ${now}, ${now})
    on conflict (user_id, address) do update set
      failed_attempts = 0, locked_until = null, signed_in_at = excluded.signed_in_at, seen_at = excluded.seen_at`);
  await keepLatestLock(tx, id, elsewhereLockedUntil(elsewhere, now));
};

/** What whoever looks after accounts sees: until when the user is locked somewhere. */
const keepLatestLock = async (tx: Tx, id: string, elsewhere: Date | null): Promise<void> => {
  await tx.rows(sql`
    update users set locked_until = latest.until
    from (select greatest(max(locked_until), ${elsewhere}::timestamptz) as until
          from sign_in_addresses where user_id = ${id}) latest
    where id = ${id} and locked_until is distinct from latest.until`);
};

/** Lifts the locks of all addresses and forgets the wrong passwords; what is familiar stays so. */
export const liftLocks = async (tx: Tx, id: string): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('sign_in_addresses')
    .set({ failed_attempts: 0, locked_until: null })
    .where('user_id', '=', id)
    .execute();
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set({ failed_attempts: 0, attempts_since: null, locked_until: null })
    .where('id', '=', id)
    .execute();
};

/** Forgets addresses from which nobody has asked for the account since `before`. */
export const forgetAddresses = async (tx: Tx, before: Date): Promise<void> => {
  await tx.into<IdentityTables>().deleteFrom('sign_in_addresses').where('seen_at', '<', before).execute();
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

/** Sets a password, lifts all locks and remembers the former password. */
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
    })
    .where('id', '=', userId)
    .execute();
  await liftLocks(tx, userId);
};
