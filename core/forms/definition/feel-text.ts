import { z } from 'zod';

/** An expression as it is stored: names are field keys, never labels. */
export const feelText = z.string().trim().min(1).max(4000);
export type FeelText = z.output<typeof feelText>;
