import { type FilterCondition, type RecordState, recordFilter, recordStates } from '@yuanliu/core/forms';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { oneOf } from '../../lib/list-state.ts';

/** What a list of records shows, as the address holds it. */
export interface ListAddress {
  readonly q: string;
  readonly filter: FilterCondition[];
  readonly match: 'all' | 'any';
  readonly state: RecordState | undefined;
  /** A field, with `-` in front for descending. */
  readonly sort: string;
  readonly isBin: boolean;
  readonly view: string | undefined;
  /** The record that is open beside the list. */
  readonly record: string | undefined;
}

/** The address of a list, and what changes it. */
export interface ListPlace extends ListAddress {
  readonly isFiltered: boolean;
  /** `isStep`: one that the back button takes back. */
  readonly go: (changes: Partial<ListAddress>, isStep?: boolean) => void;
}

/** The newest first. */
export const usualSort = '-nr';

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const filterIn = (text: string | undefined): FilterCondition[] => {
  if (text === undefined) return [];
  try {
    return recordFilter.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
};

/** What is as usual is left out of the address. */
const written = (next: ListAddress): Record<string, string | undefined> => ({
  q: next.q === '' ? undefined : next.q,
  filter: next.filter.length === 0 ? undefined : JSON.stringify(next.filter),
  match: next.match === 'all' ? undefined : next.match,
  state: next.state,
  sort: next.sort === usualSort ? undefined : next.sort,
  bin: next.isBin ? 'yes' : undefined,
  view: next.view,
  record: next.record,
});

/** What the list shows, so that it can be sent to somebody and the back button works. */
export const useListPlace = (): ListPlace => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filterText = textIn(search['filter']);
  const filter = useMemo(() => filterIn(filterText), [filterText]);
  const address: ListAddress = {
    q: textIn(search['q']) ?? '',
    filter,
    match: search['match'] === 'any' ? 'any' : 'all',
    state: oneOf(textIn(search['state']), recordStates),
    sort: textIn(search['sort']) ?? usualSort,
    isBin: search['bin'] === 'yes',
    view: textIn(search['view']),
    record: textIn(search['record']),
  };
  return {
    ...address,
    isFiltered: address.q !== '' || filter.length > 0 || address.state !== undefined,
    go: (changes, isStep = true) => {
      const next = written({ ...address, ...changes });
      navigate({ to: '.', search: next, replace: !isStep }).catch(() => undefined);
    },
  };
};

/** The part of the address that the endpoints take. */
export const recordQueryOf = ({ q, filter, match, state, isBin }: ListAddress) => ({
  ...(q !== '' && { search: q }),
  ...(filter.length > 0 && { filter: JSON.stringify(filter) }),
  ...(match === 'any' && { match }),
  ...(state !== undefined && { state }),
  ...(isBin && { deleted: true }),
});
