import { z } from 'zod';

/** One run of takers of numbers. */
export const takerPlan = z.object({
  by: z.enum(['ours', 'bare']),
  /** Keys of rules, each number from one by chance; for the bare statement names of its counters. */
  rules: z.array(z.string()),
  /** Takers at the same time, each with one transaction under way. */
  takers: z.int(),
  seconds: z.number(),
});
export type TakerPlan = z.output<typeof takerPlan>;
