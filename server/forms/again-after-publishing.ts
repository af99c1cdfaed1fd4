import type { Route } from '../platform/index.ts';

/**
 * What the database says of a statement that was made for the version before: no such column, table or function of these
 * types, a plan whose result is another, a value of another type.
 */
const outdated = new Set(['42703', '42P01', '42883', '42804', '0A000', '22P02']);

const isOutdated = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && outdated.has(error.code);

const tries = 4;

/**
 * A form may be published between the moment its definition is read and that of reading its records; whoever reads holds
 * nobody off. What then fails has changed nothing, and is done once more with the definition of now.
 */
export const againAfterPublishing = (route: Route): Route => ({
  endpoint: route.endpoint,
  handle: async (ctx, input, http) => {
    for (let attempt = 1; attempt < tries; attempt += 1) {
      try {
        return await route.handle(ctx, input, http);
      } catch (error) {
        if (!isOutdated(error)) throw error;
      }
    }
    return route.handle(ctx, input, http);
  },
});
