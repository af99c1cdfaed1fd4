import { z } from 'zod';
import type { Job } from '../../platform/index.ts';

const payload = z.object({
  form: z.string(),
  /** Goes on behind the record with this running number. */
  after: z.string().optional(),
});

/** Computes the formulas and titles of a form's records anew, a batch at a time. */
export const recomputeJob: Job<typeof payload> = { name: 'forms.recompute', payload };
