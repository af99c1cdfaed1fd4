import { z } from 'zod';

/** What the process that hands in documents is asked. */
export const capturePlan = z.object({
  port: z.int(),
  cookie: z.string(),
  connections: z.int(),
  documents: z.int(),
  /** Number of the first event (see trace-mix.ts). */
  first: z.int(),
});
export type CapturePlan = z.output<typeof capturePlan>;

/** What the process that inserts bare rows is asked: the events behind this number, as many in a transaction as told. */
export const insertPlan = z.object({ after: z.string(), together: z.enum(['document', 'event']) });
export type InsertPlan = z.output<typeof insertPlan>;

/** How much was done in how long. */
export const done = z.object({
  events: z.int(),
  seconds: z.number(),
});
export type Done = z.output<typeof done>;

/** What an insertion is told by the bare process. */
export const inserted = done.extend({
  /** Number of the last event that was inserted. */
  last: z.string(),
  /** Rows of each event over all tables. */
  rows: z.number(),
});
export type Inserted = z.output<typeof inserted>;
