import type { ReactNode } from 'react';
import type { Icon } from '../../lib/page.ts';

/** A column of a list. */
export interface Column<R> {
  /** Also the name by which the endpoint sorts. */
  readonly key: string;
  readonly title: string;
  readonly render: (row: R) => ReactNode;
  /** In pixels; without one the column shares what is left. */
  readonly width?: number;
  /** Quantities stand at the right, in figures of one width. */
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** Left out until somebody chooses it. */
  readonly isOptional?: boolean;
  /** On a phone a row is a card: one title, a few notes; other columns are left out. */
  readonly onPhone?: 'title' | 'note' | 'side';
}

/** Something done to all selected rows at once. */
export interface BulkAction<R> {
  readonly key: string;
  readonly text: string;
  readonly icon?: Icon;
  readonly isDanger?: boolean;
  /** Resolves when it is done or was given up; the selection is cleared when it answers true. */
  readonly run: (rows: readonly R[]) => Promise<boolean>;
}
