import { z } from 'zod';

/** One run of load against one server. */
export const loadPlan = z.object({
  port: z.int(),
  /** Connections kept alive, each with one request under way at a time. */
  connections: z.int(),
  seconds: z.number(),
  method: z.enum(['GET', 'POST', 'PUT']),
  /** `{id}` stands for an id. */
  path: z.string(),
  ids: z.array(z.string()),
  /** `any`: each request takes an id by chance. `own`: each connection keeps to one. */
  pick: z.enum(['any', 'own']),
  /** JSON; `{id}` stands for the id, `{version}` for what the last answer about the id said, `{turn}` for a number that changes. */
  body: z.string().optional(),
  /** Bodies that are sent once each, in their order, instead of `body`; there must be enough of them. */
  bodies: z.array(z.string()).optional(),
  cookie: z.string().optional(),
});
export type LoadPlan = z.output<typeof loadPlan>;

/** What a run saw. Times in milliseconds, from the first byte sent to the last received. */
export const loadResult = z.object({
  requests: z.int(),
  seconds: z.number(),
  /** Answers that were not 200 or 201, the first of them in words. A run with one is worth nothing. */
  refused: z.int(),
  refusal: z.string().optional(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
});
export type LoadResult = z.output<typeof loadResult>;
