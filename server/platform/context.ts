import type { ProblemKind, RightName, RowRange } from '@yuanliu/core/platform';
import type { Log } from './log.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/db.ts';

/** Where a call came from, as the audit keeps it. */
export interface Origin {
  readonly ip: string;
  readonly requestId: string;
  readonly agent: string;
}

/** Who acts: a signed-in user, an API key in a user's name, or the product itself (jobs, first start). */
export interface Actor {
  readonly kind: 'user' | 'key' | 'system';
  /** The user, or the user in whose name the key acts; null for the product itself. */
  readonly userId: string | null;
  /** The session or the key that was shown; null for the product itself. */
  readonly credentialId: string | null;
  readonly name: string;
  readonly from: Origin;
}

/** The rows that the actor reaches under the right of this call. A store's read demands it. */
export interface Scope {
  readonly range: RowRange;
  readonly userId: string | null;
  readonly departmentId: string | null;
}

/** What a use case works with, and nothing more; whatever else it needs is an argument of its own. */
export interface Ctx {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly db: Database;
  readonly log: Log;
  readonly clock: Clock;
}

/** Who was recognised behind a request, with the rights and their ranges. */
export interface Principal {
  readonly actor: Actor;
  readonly departmentId: string | null;
  readonly rights: ReadonlyMap<RightName, RowRange>;
  /** What the caller must do first; until then every endpoint that is not open `duringHold` refuses with it. */
  readonly hold?: ProblemKind;
}

/** The product itself as actor; `name` says which part of it. */
export const systemActor = (name: string): Actor => ({
  kind: 'system',
  userId: null,
  credentialId: null,
  name,
  from: { ip: '', requestId: '', agent: '' },
});

/** Every row: for jobs and the first start, never for a request. */
export const everything: Scope = { range: 'all', userId: null, departmentId: null };
