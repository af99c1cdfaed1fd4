import { catalogTextFormats } from '@yuanliu/core/catalog';
import { platformProblems } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { calendarModule } from './calendar/index.ts';
import { catalogForms, catalogHooks, catalogModule } from './catalog/index.ts';
import { formsMessageKinds, formsModule } from './forms/index.ts';
import { type Authentication, identityModule, listContacts, openAuthentication } from './identity/index.ts';
import { type Mailer, messagesModule } from './messages/index.ts';
import { numberingModule, numberTaker } from './numbering/index.ts';
import { addRoutes } from './platform/http/add-routes.ts';
import { addApiDocs } from './platform/http/api-docs.ts';
import { createHttpServer } from './platform/http/http-server.ts';
import { addProblemPage } from './platform/http/problem-page.ts';
import { addStatusRoutes } from './platform/http/status-routes.ts';
import {
  type Clock,
  everything,
  type FileStore,
  type JobHandler,
  type LiveHub,
  type Log,
  type Module,
  type OpenDatabase,
  systemActor,
} from './platform/index.ts';
import { deliveryJob } from './platform/outbox.ts';
import type { TlsFiles } from './platform/tls/tls.ts';
import { traceModule } from './trace/index.ts';

/** What the product is put together from: the outside world, as arguments, so that tests can hold it still. */
export interface AppParts {
  readonly db: OpenDatabase;
  readonly log: Log;
  readonly clock: Clock;
  readonly live: LiveHub;
  readonly tls?: TlsFiles;
  /** Requests a minute from one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  readonly trustedProxies: readonly string[];
  /** Whether `/metrics` answers other machines too. */
  readonly openMetrics: boolean;
  /** The enterprise's time zone (IANA name). */
  readonly timeZone: string;
  /** The product's address from outside, where it is known. */
  readonly publicUrl?: string | undefined;
  /** Where contents of files are kept. */
  readonly files: FileStore;
  /** The mail server, where one is set. */
  readonly mailer?: Mailer;
}

/** The product, put together: its HTTP side (not yet listening), the jobs and the modules themselves. */
export interface App {
  readonly http: FastifyInstance;
  readonly jobs: readonly JobHandler[];
  readonly modules: readonly Module[];
  /** What the modules do at every start before anything is served. */
  readonly prepare: () => Promise<void>;
}

/** The only place that lists the modules. */
const modulesOf = (parts: AppParts, authentication: Authentication): Module[] => {
  const zone = parts.timeZone;
  const numbers = numberTaker({ db: parts.db.beside(1), zone });
  const others: Module[] = [
    numberingModule({ zone }),
    calendarModule({ zone }),
    messagesModule({
      kinds: formsMessageKinds,
      channels: [],
      mailer: parts.mailer,
      deskUrl: parts.publicUrl,
      findRecipients: listContacts,
      live: parts.live,
    }),
    formsModule({
      zone,
      systemForms: catalogForms,
      textFormats: catalogTextFormats,
      hooks: catalogHooks,
      files: parts.files,
      numbers,
    }),
    catalogModule({ zone, numbers, hooks: catalogHooks, isHeard: () => false }),
    traceModule,
  ];
  return [identityModule({ authentication, others }), ...others];
};

const prepare = async (modules: readonly Module[], { db, log, clock }: AppParts): Promise<void> => {
  for (const module of modules)
    await module.prepare?.({ actor: systemActor(module.name), scope: everything, db, log, clock });
};

/** Puts the modules together on one HTTP server and one list of jobs. */
export const composeApp = async (parts: AppParts): Promise<App> => {
  const authentication = openAuthentication(parts);
  const modules = modulesOf(parts, authentication);
  const dialects = modules.flatMap((module) => module.dialects ?? []);
  const http = await createHttpServer({ ...parts, dialects });
  const problems = [...platformProblems, ...modules.flatMap((module) => module.problems)];
  const routes = modules.flatMap((module) => module.routes);
  await addApiDocs(http, { endpoints: routes.map(({ endpoint }) => endpoint), problems });
  addProblemPage(http, problems);
  addStatusRoutes(http, parts.db, { isReady: () => true, openMetrics: parts.openMetrics });
  addRoutes(http, routes, {
    authenticate: authentication.authenticate,
    isStillGood: authentication.isStillGood,
    db: parts.db,
    log: parts.log,
    clock: parts.clock,
    dialects,
    https: parts.tls !== undefined || parts.publicUrl?.startsWith('https:') === true,
  });
  const subscribers = modules.flatMap((module) => module.subscribers);
  const jobs = [deliveryJob(subscribers), ...modules.flatMap((module) => module.jobs)];
  return { http, modules, jobs, prepare: () => prepare(modules, parts) };
};
