import { handles, type JobHandler } from '../../platform/index.ts';
import { buildIndexes } from './build-indexes.ts';
import { indexJob } from './index-job.ts';
import { recomputeJob } from './recompute-job.ts';
import { recomputeRecords } from './recompute-records.ts';

/** What is done to the tables of a form after it was published; `zone` is the enterprise's time zone. */
export const storageJobs = (zone: string): JobHandler[] => [
  handles(indexJob, (ctx, { form }) => buildIndexes(ctx, form)),
  handles(recomputeJob, (ctx, payload) => recomputeRecords(ctx, payload, zone)),
];
