import { createHash } from 'node:crypto';

/**
 * The name of the index that keeps the values of these columns apart: what the database names when a record repeats
 * them. Recycled and void records do not count.
 */
export const uniqueName = (table: string, columns: readonly string[]): string => {
  const hash = createHash('sha256')
    .update([table, ...columns.toSorted()].join())
    .digest('hex');
  return `${table.slice(0, 40)}_unique_${hash.slice(0, 12)}`;
};
