import { useNavigate, useSearch } from '@tanstack/react-router';

/** What a list shows, as far as the table itself asks. */
export interface ListView {
  readonly q: string;
  /** A column's key, with `-` in front for descending. */
  readonly sort: string;
  readonly isFiltered: boolean;
  readonly search: (q: string) => void;
  readonly sortBy: (sort: string) => void;
  /** Forgets search and filters. */
  readonly clear: () => void;
}

/** What a list shows, as the URL holds it. */
export interface ListState<Filter extends string> extends ListView {
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly filter: (name: Filter, value: string | undefined) => void;
  /** Several filters in one step of the back button, such as both ends of a range. */
  readonly filterBy: (changes: Readonly<Partial<Record<Filter, string | undefined>>>) => void;
}

/**
 * Search, sort and filters of a list, kept in the URL so that the view can be shared and the back button works.
 * `filters` names the parameters besides `q` and `sort`; an unknown parameter is left alone.
 */
export const useListState = <Filter extends string>(options: {
  readonly filters: readonly Filter[];
  readonly sort?: string;
}): ListState<Filter> => {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const valueOf = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const change = (changes: Readonly<Record<string, string | undefined>>, replace: boolean): void => {
    // What was typed is searched for a moment later: a filter that was set meanwhile must not be lost.
    const next = (present: Readonly<Record<string, unknown>>) => ({ ...present, ...changes });
    navigate({ to: '.', search: next, replace }).catch(() => undefined);
  };
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of options.filters) {
    const value = valueOf(name);
    if (value !== undefined) filters[name] = value;
  }
  const q = valueOf('q') ?? '';
  return {
    q,
    sort: valueOf('sort') ?? options.sort ?? '',
    filters,
    isFiltered: q !== '' || Object.keys(filters).length > 0,
    // Each letter typed is no step to go back to; a filter or a sort is.
    search: (next) => change({ q: next === '' ? undefined : next }, true),
    sortBy: (next) => change({ sort: next === (options.sort ?? '') ? undefined : next }, false),
    filter: (name, value) => change({ [name]: value }, false),
    filterBy: (changes) => change(changes, false),
    clear: () =>
      change(Object.fromEntries(['q', ...options.filters].map((name) => [name, undefined])), false),
  };
};

/** The one of `options` that `value` names, for filters whose endpoint takes only these. */
export const oneOf = <T extends string>(value: string | undefined, options: readonly T[]): T | undefined =>
  options.find((option) => option === value);
