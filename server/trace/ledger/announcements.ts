import { z } from 'zod';
import type { Announcement } from '../../platform/index.ts';

/** Events were recorded: their numbers in the ledger, and the capture that brought them in, if one did. */
export const eventsCaptured = {
  name: 'trace.captured',
  data: z.object({ nrs: z.array(z.int()).min(1), captureId: z.uuid().nullable() }),
} as const satisfies Announcement;

/** The topic that tells screens that there are new events. */
export const eventsTopic = 'trace.events';
