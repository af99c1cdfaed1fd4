import { z } from 'zod';

/** Keyset paging: at most `limit` rows behind the opaque cursor `after`. */
export const pageQuery = z.strictObject({
  limit: z.int().min(1).max(200).default(50).describe('1–200 行，默认 50 / rows, 50 when absent'),
  after: z.string().max(500).optional().describe('上一页返回的 next / `next` of the page before'),
});
export type PageQuery = z.output<typeof pageQuery>;

/** A page of rows; `next` is the cursor of the page behind it, or null at the end. */
export const pageOf = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

/** A page of rows as a handler returns it. */
export interface Page<R> {
  rows: R[];
  next: string | null;
}
