import type { listEvents } from '@yuanliu/core/trace';
import type { CallOf } from '@yuanliu/core/platform';
import { type ListState, oneOf, useListState } from '../../../lib/list-state.ts';

/** What the list is narrowed down by, as the URL names it; the unit is what is searched for. */
const filterNames = [
  'from',
  'to',
  'type',
  'step',
  'disposition',
  'place',
  'document',
  'only',
  'capture',
] as const;
export type EventFilterName = (typeof filterNames)[number];
export type EventList = ListState<EventFilterName>;

/** What alone can be shown. */
export const onlyKinds = ['voided', 'declarations', 'duplicates'] as const;

/** The list of events as the URL says it. */
export const useEventList = (): EventList => useListState({ filters: filterNames });

const dayMilliseconds = 86_400_000;

/** Days of the URL as the moments that the server takes: the last day is included, its end is not. */
const momentsOf = ({ from, to }: EventList['filters']) => {
  const start = Date.parse(`${from ?? ''}T00:00:00`);
  const end = Date.parse(`${to ?? ''}T00:00:00`);
  return {
    ...(!Number.isNaN(start) && { from: new Date(start).toISOString() }),
    ...(!Number.isNaN(end) && { to: new Date(end + dayMilliseconds).toISOString() }),
  };
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The question that the server is asked; what no server would take is left out. */
export const queryOf = ({
  q,
  filters,
}: Pick<EventList, 'q' | 'filters'>): CallOf<typeof listEvents>['query'] => {
  const { from: _from, to: _to, only, capture, ...others } = filters;
  const kind = oneOf(only, onlyKinds);
  return {
    ...others,
    ...momentsOf(filters),
    ...(q !== '' && { unit: q }),
    ...(kind !== undefined && { only: kind }),
    ...(capture !== undefined && uuid.test(capture) && { capture }),
  };
};
