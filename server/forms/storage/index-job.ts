import { z } from 'zod';
import type { Job } from '../../platform/index.ts';

const payload = z.object({ form: z.string() });

/** Builds the indexes that a published form's lists need, beside running work, and drops those that none needs. */
export const indexJob: Job<typeof payload> = { name: 'forms.index', payload };
