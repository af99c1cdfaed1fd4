import { sql } from 'kysely';
import { criterion, type Reader } from '../asked.ts';
import { timeOf } from '../asked-values.ts';

const from =
  (column: string): Reader =>
  (asked) => {
    const time = timeOf(asked);
    return criterion(asked, [time], sql`${sql.ref(column)} >= ${time}::timestamptz`);
  };

const before =
  (column: string): Reader =>
  (asked) => {
    const time = timeOf(asked);
    return criterion(asked, [time], sql`${sql.ref(column)} < ${time}::timestamptz`);
  };

/** When: from a moment on, and before a moment. */
export const times: Readonly<Record<string, Reader>> = {
  GE_eventTime: from('e.event_time'),
  LT_eventTime: before('e.event_time'),
  GE_recordTime: from('e.record_time'),
  LT_recordTime: before('e.record_time'),
};
