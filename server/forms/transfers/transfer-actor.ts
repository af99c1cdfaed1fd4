import { z } from 'zod';
import type { Actor, Ctx } from '../../platform/index.ts';

/** Who asked for an import or export, as it is kept for the job. */
export const keptActor: z.ZodType<Actor> = z.object({
  kind: z.enum(['user', 'key', 'system']),
  userId: z.string().nullable(),
  credentialId: z.string().nullable(),
  name: z.string(),
  from: z.object({ ip: z.string(), requestId: z.string(), agent: z.string() }),
});

/** The context of a job as that of whoever asked for it. */
export const actingAs = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor });
