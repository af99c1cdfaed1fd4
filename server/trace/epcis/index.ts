/** EPCIS 2.0 over REST: what the module brings to the server. */
import type { JobHandler, Route } from '../../platform/index.ts';
import { captureJobs, captureRoutes } from './capture/capture.routes.ts';
import { discoveryRoutes } from './discovery.routes.ts';
import { eventRoutes } from './event.routes.ts';
import { queryRoutes } from './queries/query.routes.ts';
import { resourceRoutes } from './resources/resource.routes.ts';

export { epcisDialect } from './epcis-dialect.ts';

/** All routes at and below /epcis. */
export const epcisRoutes: readonly Route[] = [
  ...captureRoutes,
  ...eventRoutes,
  ...resourceRoutes,
  ...queryRoutes,
  ...discoveryRoutes,
];

/** The jobs behind them. */
export const epcisJobs: readonly JobHandler[] = captureJobs;
