import type { UserRow } from '@yuanliu/core/identity';

/** `inactive` hides that an account is also locked: it cannot sign in either way. */
export type UserState = 'active' | 'inactive' | 'locked';

/** The states that a list can be narrowed to. */
export const userStates = ['active', 'inactive', 'locked'] as const satisfies readonly UserState[];

/** How an account stands at the moment `now`. */
export const userState = (
  { active, lockedUntil }: Pick<UserRow, 'active' | 'lockedUntil'>,
  now: Date,
): UserState => {
  if (!active) return 'inactive';
  return lockedUntil !== null && new Date(lockedUntil) > now ? 'locked' : 'active';
};
