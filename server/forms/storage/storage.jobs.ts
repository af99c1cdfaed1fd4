import { handles, type JobHandler } from '../../platform/index.ts';
import { buildIndexes } from './build-indexes.ts';
import { indexJob } from './index-job.ts';

/** What is done to the tables of a form after it was published. */
export const storageJobs = (): JobHandler[] => [
  handles(indexJob, (ctx, { form }) => buildIndexes(ctx, form)),
];
