import { z } from 'zod';
import type { Announcement } from '../../platform/index.ts';

/** Somebody else gave a user a new password. */
export const passwordWasReset = {
  name: 'identity.password-was-reset',
  data: z.object({ userId: z.uuid(), by: z.string() }),
} as const satisfies Announcement;

/** A user's roles are others now; `roles` are the names of those that hold from now on. */
export const rolesWereChanged = {
  name: 'identity.roles-were-changed',
  data: z.object({ userId: z.uuid(), by: z.string(), roles: z.array(z.string()) }),
} as const satisfies Announcement;
