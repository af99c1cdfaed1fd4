import { z } from 'zod';

/** What the process that writes, seals and verifies the audit is asked. */
export const auditorPlan = z.discriminatedUnion('do', [
  /** Changes of one row each, one row a worker, with or without a line of the audit. */
  z.object({ do: z.literal('change'), ids: z.array(z.string()), audited: z.boolean(), seconds: z.number() }),
  /** Adds lines, then seals them; the rate is that of sealing. */
  z.object({ do: z.literal('seal'), lines: z.int() }),
  /** Verifies all that was ever written. */
  z.object({ do: z.literal('verify') }),
]);
export type AuditorPlan = z.output<typeof auditorPlan>;
