import { bind } from '../platform/index.ts';
import type { Authentication } from './sessions/authentication.ts';

/**
 * Binds a handler whose change counts for the very next request: behind it, what this process remembers of
 * callers is dropped. Every endpoint that changes sessions, users, roles, departments or keys is bound so.
 */
export const bindChanging =
  ({ forget }: Pick<Authentication, 'forget'>): typeof bind =>
  (endpoint, handle) =>
    bind(endpoint, async (ctx, input, http) => {
      try {
        return await handle(ctx, input, http);
      } finally {
        forget();
      }
    });
