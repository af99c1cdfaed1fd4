import { grantsOfKey, type Grants, joinGrants, passwordChangeNeeded } from '@yuanliu/core/identity';
import type {
  Actor,
  Authenticate,
  Clock,
  CredentialRequest,
  Database,
  HttpReply,
  Origin,
  Principal,
} from '../../platform/index.ts';
import { touchKey } from '../keys/key.store.ts';
import {
  findKey,
  findSession,
  isCredentialGood,
  type ShownKey,
  type ShownSession,
} from './credential.store.ts';
import { sendSessionCookie, sessionCookie } from './session-cookie.ts';
import { confirmToken, rotateSession, touchSession } from './session.store.ts';
import { sessionTimes } from './session-times.ts';
import { hashOfToken } from './tokens.ts';

/** Recognises callers; `forget` drops what this process remembers of them, after a commit that changed it. */
export interface Authentication {
  readonly authenticate: Authenticate;
  /** Whether the session or key with which the actor was recognised is still good. Is no sign of life of it. */
  readonly isStillGood: (actor: Actor) => Promise<boolean>;
  readonly forget: () => void;
}

/** What was shown: a session's token, or an API key; by its hash it is remembered. */
type Shown =
  | { readonly is: 'session'; readonly hash: Buffer }
  | { readonly is: 'key'; readonly hash: Buffer; readonly prefix: string; readonly secretHash: Buffer };

type Found =
  | { readonly is: 'session'; readonly row: ShownSession; readonly grants: Grants }
  | { readonly is: 'key'; readonly row: ShownKey; readonly grants: Grants };

interface Memory {
  readonly epoch: number;
  readonly at: number;
  readonly found: Promise<Found | undefined>;
}

/**
 * What one look at the database said of a credential may be believed this long. Asking for every request would
 * halve the throughput of a read, which is one statement itself. Changes made in this process count at once; those
 * made by another process of the same installation within this second.
 */
const memoryMilliseconds = 1_000;
/** A bound on memory, some 10 MB; what is dropped is looked up again. */
const mostMemories = 10_000;

/** Opens the recognition of callers by session cookie or `Authorization: Bearer ylk_…`. */
export const openAuthentication = ({ db, clock }: { db: Database; clock: Clock }): Authentication => {
  let epoch = 0;
  const memories = new Map<string, Memory>();

  const look = (shown: Shown): { found: Promise<Found | undefined>; fresh: boolean } => {
    const key = shown.hash.toString('base64');
    const now = clock.now().getTime();
    const known = memories.get(key);
    if (
      known !== undefined &&
      known.epoch === epoch &&
      now >= known.at &&
      now - known.at < memoryMilliseconds
    )
      return { found: known.found, fresh: false };
    if (memories.size >= mostMemories) memories.clear();
    // The epoch is that of the beginning: a look that began before a change is not believed after it.
    const memory = { epoch, at: now, found: find(db, shown, clock.now()) };
    memories.set(key, memory);
    memory.found.catch(() => {
      if (memories.get(key) === memory) memories.delete(key);
    });
    return { found: memory.found, fresh: true };
  };

  return {
    authenticate: async (request, reply) => {
      const shown = shownBy(request);
      if (shown === undefined) return undefined;
      const { found: looking, fresh } = look(shown);
      const found = await looking;
      if (found === undefined) return undefined;
      if (fresh) await keepUp({ db, found, shown, now: clock.now() }, reply);
      return principalOf(found, request.from);
    },
    isStillGood: (actor) => isCredentialGood(db, actor, clock.now()),
    forget: () => {
      epoch += 1;
    },
  };
};

const keyForm = /^Bearer ylk_([0-9A-Za-z]{8})_([\w-]{43})$/i;

/** A request that names an API key is judged by it alone; the cookie is not a second chance. */
const shownBy = ({ cookies, authorization }: CredentialRequest): Shown | undefined => {
  if (authorization !== undefined) {
    const [whole, prefix, secret] = keyForm.exec(authorization) ?? [];
    if (whole === undefined || prefix === undefined || secret === undefined) return undefined;
    return { is: 'key', hash: hashOfToken(`${prefix}_${secret}`), prefix, secretHash: hashOfToken(secret) };
  }
  const token = cookies[sessionCookie];
  return token === undefined ? undefined : { is: 'session', hash: hashOfToken(token) };
};

const find = async (db: Database, shown: Shown, now: Date): Promise<Found | undefined> => {
  if (shown.is === 'session') {
    const row = await findSession(db, shown.hash, now);
    return row && { is: 'session', row, grants: joinGrants(row.grants) };
  }
  const row = await findKey(db, shown, now);
  return row && { is: 'key', row, grants: grantsOfKey(joinGrants(row.grants), row.rights) };
};

const principalOf = ({ is, row, grants }: Found, from: Origin): Principal => ({
  actor: {
    kind: is === 'session' ? 'user' : 'key',
    userId: row.userId,
    credentialId: row.id,
    name: is === 'session' ? row.name : `${row.name}（${row.keyName}）`,
    from,
  },
  departmentId: row.departmentId,
  rights: grants,
  // A key is no person who could type a new password; it goes on working.
  ...(is === 'session' && row.mustChangePassword && { hold: passwordChangeNeeded }),
});

interface Keeping {
  readonly db: Database;
  readonly found: Found;
  readonly shown: Shown;
  readonly now: Date;
}

const isOlder = (moment: Date | null, milliseconds: number, now: Date): boolean =>
  moment === null || now.getTime() - moment.getTime() >= milliseconds;

/** Replaces a token that is due, or writes the sign of life that is due; mostly nothing. */
const keepUp = async ({ db, found, shown, now }: Keeping, reply: HttpReply): Promise<void> => {
  if (found.is === 'key') {
    const { id, lastUsedAt } = found.row;
    if (isOlder(lastUsedAt, sessionTimes.sign, now)) await db.transact((tx) => touchKey(tx, id, now));
    return;
  }
  const { id, tokenHash: current, isUnconfirmed, seenAt } = found.row;
  if (isRotationDue(found.row, shown.hash, now)) {
    const token = await db.transact((tx) => rotateSession(tx, { id, current, shown: shown.hash, now }));
    if (token !== undefined) sendSessionCookie(reply, token);
  } else if (isUnconfirmed && current.equals(shown.hash)) {
    await db.transact((tx) => confirmToken(tx, { id, current, now }));
  } else if (isOlder(seenAt, sessionTimes.sign, now)) {
    await db.transact((tx) => touchSession(tx, id, now));
  }
};

/**
 * Every hour; and again where the former token comes back though its successor was never shown: the answer that
 * carried it was lost, and without another one the session would end with the grace of the former.
 */
const isRotationDue = (
  { tokenHash, rotatedAt, isUnconfirmed }: ShownSession,
  shown: Buffer,
  now: Date,
): boolean =>
  tokenHash.equals(shown)
    ? isOlder(rotatedAt, sessionTimes.rotation, now)
    : isUnconfirmed && isOlder(rotatedAt, sessionTimes.grace, now);
