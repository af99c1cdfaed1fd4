import type { SortKey } from './event-key.ts';
import { bondOf, type EventFacts, type Step } from './step.ts';

/** The first element of a sorted list whose key lies behind `key`. */
const firstBehind = (events: readonly EventFacts[], key: SortKey): EventFacts | undefined => {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.key ?? '') > key) high = middle;
    else low = middle + 1;
  }
  return events[low];
};

/** The containers that steps put their unit into, with the key of each. */
export const entriesIn = (
  steps: readonly Step[],
): { readonly parentNr: number; readonly event: EventFacts }[] =>
  steps.flatMap(({ event, parts }) =>
    event.action === 'ADD' && event.parentNr !== undefined && parts.some(({ role }) => role === 'child')
      ? [{ parentNr: event.parentNr, event }]
      : [],
  );

/**
 * The steps of a unit, in their order, with those that emptied a container that it had been put into. After each entry only the first
 * emptying of that container counts: whatever comes behind finds the unit outside, or put in again. What
 * is fitted and what is packed is emptied each by its own type of event.
 */
export const withEmptyings = (
  steps: readonly Step[],
  emptyings: ReadonlyMap<number, readonly EventFacts[]>,
): readonly Step[] => {
  if (emptyings.size === 0) return steps;
  const added = new Map<number, EventFacts>();
  for (const { parentNr, event } of entriesIn(steps)) {
    const ofParent = (emptyings.get(parentNr) ?? []).filter((each) => bondOf(each) === bondOf(event));
    const emptied = firstBehind(ofParent, event.key);
    if (emptied !== undefined) added.set(emptied.nr, emptied);
  }
  return inOrder([...steps, ...[...added.values()].map((event) => ({ event, parts: [] }))]);
};

/** Steps in the order of their keys. */
export const inOrder = (steps: readonly Step[]): Step[] =>
  steps.toSorted((a, b) => (a.event.key < b.event.key ? -1 : 1));
