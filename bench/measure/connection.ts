import { z } from 'zod';

/** Connection settings as they travel to a process of the bench. */
export const connectionForm = z.object({
  host: z.string(),
  port: z.number(),
  database: z.string(),
  user: z.string(),
  password: z.string().optional(),
});
export type Connection = z.output<typeof connectionForm>;

/** Connections of a pool, on both sides of every comparison. */
export const poolSize = 10;
