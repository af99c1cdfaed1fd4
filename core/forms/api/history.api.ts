import { z } from 'zod';
import { endpoint, pageOf, pageQuery, type ReplyOf } from '../../platform/index.ts';
import { useRecords } from '../forms.rights.ts';
import { namesById, ofRecord } from './record-shape.ts';

const change = z.object({
  /** Key of the field; `$state` and `$reason` for the passage itself. */
  field: z.string(),
  /** The row of a sub-table, where the change is inside one. */
  row: z.uuid().nullable(),
  /** Key of the field in the row; null where the whole row came or went. */
  column: z.string().nullable(),
  /** A value of JSON as the field holds it; null for none. */
  from: z.unknown(),
  to: z.unknown(),
});

const historyLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.object({
    kind: z.enum(['user', 'key', 'system']),
    userId: z.uuid().nullable(),
    name: z.string(),
  }),
  /** Such as `forms.record.changed`. */
  action: z.string(),
  changes: z.array(change),
});
export type HistoryLine = z.output<typeof historyLine>;

export const readHistory = endpoint({
  id: 'forms.read-history',
  method: 'GET',
  path: '/api/forms/:form/records/:id/history',
  needs: useRecords,
  summary: {
    zh: '一条记录的全部变更，新的在前；看不到的字段不列出',
    en: 'Every change of a record, newest first, without fields that the caller may not see',
  },
  params: ofRecord,
  query: pageQuery.extend({ after: z.uuid().optional() }),
  reply: pageOf(historyLine).extend({
    /** What ids among the values are called: `user:<id>`, `department:<id>`, `form:<key>:<id>`. */
    names: namesById,
  }),
  row: 'forms.record',
});
export type HistoryPage = ReplyOf<typeof readHistory>;
