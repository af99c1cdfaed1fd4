import type { ApiKey } from '@yuanliu/core/identity';

/** How a key stands; `ending` is usable but not for long, `idle` waits for its owner to be activated again. */
export type KeyLook = 'active' | 'ending' | 'idle' | 'expired' | 'revoked';

/** Time enough to put another key in its place. */
const noticeMilliseconds = 14 * 24 * 3_600_000;

/** How a key stands at the moment `now`. */
export const keyLook = (
  { revokedAt, expiresAt, userActive }: Pick<ApiKey, 'revokedAt' | 'expiresAt' | 'userActive'>,
  now: Date,
): KeyLook => {
  if (revokedAt !== null) return 'revoked';
  const left = expiresAt === null ? Infinity : new Date(expiresAt).getTime() - now.getTime();
  if (left <= 0) return 'expired';
  if (!userActive) return 'idle';
  return left < noticeMilliseconds ? 'ending' : 'active';
};
