import { conflict, Problem } from '@yuanliu/core/platform';

/** What a row says of its last change. */
export interface LastChange {
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

/** Refuses a change that was made of an older version than the row has by now, and says who made that one. */
export const refuseStale = (row: LastChange, version: number): void => {
  if (row.version !== version)
    throw new Problem(conflict, { by: row.changedBy ?? '系统', at: row.changedAt.toISOString() });
};
