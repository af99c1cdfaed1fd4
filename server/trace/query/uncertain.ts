import { type RawBuilder, sql } from 'kysely';
import { type Asked, criterion } from './asked.ts';
import type { Criterion } from './event-query.ts';

interface Ways {
  /** `from … where …` of the rows of one event `e` that fit. */
  readonly holds: RawBuilder<unknown>;
  /** Selects the `event_nr` of all events that fit, by an index, each of its ranges up to `most`. */
  readonly numbers: (most: number) => RawBuilder<unknown>;
}

/**
 * A criterion of which the database cannot know how many events satisfy it: it counts values of all fields together.
 * The condition is a subquery that it cannot turn round, so that a walk along the order stays one.
 */
export const uncertain = (asked: Asked, values: readonly string[], { holds, numbers }: Ways): Criterion => ({
  ...criterion(asked, values, sql`(select true ${holds} limit 1)`),
  numbers,
});
