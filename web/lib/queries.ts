import type { Endpoint, ReplyOf } from '@yuanliu/core/platform';
import {
  type InfiniteData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';
import { call, type Input } from './call.ts';
import { onReconnected } from './connection.ts';
import { asPage, type RowOf } from './reply.parse.ts';

const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502);

/** The desk's memory of what the server said. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnReconnect: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

onReconnected(() => {
  queryClient.invalidateQueries().catch(() => undefined);
});

/** The reply of an endpoint, kept and shared; asked anew when it is older than 15 s or something changed it. */
export const useEndpoint = <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<ReplyOf<E>> =>
  useQuery({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => call(endpoint, input, signal),
    ...options,
  });

/** The rows of a keyset-paged endpoint, page after page; DataTable takes it as it is. */
export interface Rows<R> {
  /** Undefined until the first page is there. */
  readonly rows: readonly R[] | undefined;
  readonly error: unknown;
  /** Older rows are on the screen while those of the new question are on their way. */
  readonly isOutdated: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Rows, and the reply of the first page as it came, for what it says besides (`can`). */
export interface PagedRows<E extends Endpoint> extends Rows<RowOf<E>> {
  readonly first: ReplyOf<E> | undefined;
}

/** Reads a paged endpoint; a change of `input` keeps the old rows on the screen until the new ones are there. */
export const usePages = <E extends Endpoint>(endpoint: E, input: Input<E>): PagedRows<E> => {
  const query = useInfiniteQuery({
    queryKey: [endpoint.id, input],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call(endpoint, withCursor(input, pageParam), signal),
    getNextPageParam: (reply: ReplyOf<E>) => asPage<E>(reply).next ?? undefined,
    placeholderData: (before: InfiniteData<ReplyOf<E>, string> | undefined) => before,
  });
  return {
    first: query.data?.pages[0],
    rows: query.data?.pages.flatMap((reply) => asPage<E>(reply).rows),
    error: query.error,
    isOutdated: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      query.fetchNextPage().catch(() => undefined);
    },
    retry: () => {
      query.refetch().catch(() => undefined);
    },
  };
};

/** All rows of an endpoint that does not page, in the form that DataTable takes; the page itself searches among them. */
export const wholeRows = <R>(
  query: Pick<UseQueryResult<unknown>, 'error' | 'isPlaceholderData' | 'refetch'>,
  rows: readonly R[] | undefined,
): Rows<R> => ({
  rows,
  error: query.error,
  isOutdated: query.isPlaceholderData,
  hasMore: false,
  isLoadingMore: false,
  loadMore: () => undefined,
  retry: () => {
    query.refetch().catch(() => undefined);
  },
});

const withCursor = <I extends object>(input: I, after: string): I => {
  if (after === '') return input;
  const query = 'query' in input && typeof input.query === 'object' ? input.query : {};
  return { ...input, query: { ...query, after } };
};

/**
 * A call that changes something. `refreshes` names the reading endpoints whose replies it makes stale; the call
 * counts as done when they have been asked anew.
 */
export const useChange = <E extends Endpoint>(
  endpoint: E,
  refreshes: readonly Endpoint[] = [],
): UseMutationResult<ReplyOf<E>, Error, Input<E>> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<E>) => call(endpoint, input),
    onSuccess: () => refresh(client, refreshes),
  });
};

/** Makes the kept replies of these endpoints stale and asks those on the screen anew. */
export const refresh = async (client: QueryClient, endpoints: readonly Endpoint[]): Promise<void> => {
  await Promise.all(endpoints.map(({ id }) => client.invalidateQueries({ queryKey: [id] })));
};
