import type { ProblemKind, Right, Text } from '@yuanliu/core/platform';
import type { Ctx } from './context.ts';
import type { Dialect } from './http/dialect.ts';
import type { Route } from './http/route.ts';
import type { JobHandler } from './jobs.ts';
import type { Subscriber } from './outbox.ts';

/** What a module brings, as data; `app.ts` puts all modules together. */
export interface Module {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly jobs: readonly JobHandler[];
  readonly subscribers: readonly Subscriber[];
  readonly rights: readonly Right[];
  readonly problems: readonly ProblemKind[];
  /** Runs at every start before anything is served, once the modules listed before it have run theirs. */
  readonly prepare?: (ctx: Ctx) => Promise<void>;
  /** How the routes below a path speak where a standard lays it down. */
  readonly dialects?: readonly Dialect[];
  /** The words for what the module writes into the audit, by action. */
  readonly auditActions?: Readonly<Record<string, Text>>;
  /** The words for the kinds of things, fields and values in it: see AuditNames in core/identity. */
  readonly auditNames?: Readonly<Record<string, Text>>;
}
