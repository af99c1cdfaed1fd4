import type { ReactNode } from 'react';
import type { ListView } from '../../lib/list-state.ts';
import type { Rows } from '../../lib/queries.ts';
import type { EmptyStateProps } from '../EmptyState.tsx';
import type { BulkAction, Column } from './column.ts';

/** A list: where its rows come from, how a row looks, what can be done. */
export interface DataTableProps<R> {
  /** Names the list in storage, for the choice of columns: `identity.users`. */
  readonly name: string;
  /** Says to a screen reader what the rows are. */
  readonly label: string;
  readonly list: ListView;
  readonly rows: Rows<R>;
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** What stands there when there are no rows at all: say what they are for and what to do next. */
  readonly empty: EmptyStateProps;
  /** What stands there when search and filters leave no rows; a way to clear them by default. */
  readonly noMatch?: EmptyStateProps;
  /** Below the rows, or below what stands in their place: what is left out, and why. */
  readonly note?: ReactNode;
  /** What can be searched for; without it there is no search box. */
  readonly searchHint?: string;
  /** Letters that the endpoint takes, where a scanned code must fit in; 100 by default. */
  readonly searchLength?: number;
  /** Filters, at the right of the search. */
  readonly filters?: ReactNode;
  readonly bulk?: readonly BulkAction<R>[];
  /** At the far right: export, import. */
  readonly more?: ReactNode;
}
