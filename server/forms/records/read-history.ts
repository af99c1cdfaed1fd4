import { type HistoryPage, readPlace } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { entriesOf, type EntryOf } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { recordAccess } from '../access/record-access.ts';
import { formInUse } from '../form-in-use.ts';
import { readRecords } from '../reading/read-records.ts';
import { covers } from './open-values.ts';
import { seenRow } from './present-record.ts';
import { recordSubject } from './record-line.ts';

/** Which record's history, and which page of it. */
export interface HistoryWish {
  readonly form: string;
  readonly id: string;
  readonly limit: number;
  readonly after: string | undefined;
}

/** All that happened to a record, newest first, without what the reader may not see. */
export const readHistory = async (ctx: Ctx, zone: string, wish: HistoryWish): Promise<HistoryPage> => {
  const { id, limit, after } = wish;
  const form = await formInUse(ctx.db, wish.form);
  const access = await recordAccess(ctx, form, { action: 'see', zone });
  const { where, hits } = access;
  const [record] = await readRecords(ctx.db, form, { where, hits, ids: [id] });
  if (record === undefined) throw new Problem(notFound, {});
  const { hidden } = access.restrictionsOf(record.hits);
  const lines = await entriesOf(ctx.db, { type: recordSubject, id }, { limit: limit + 1, after });
  const page = lines.slice(0, limit);
  return {
    rows: page.map((line) => lineOf(line, hidden)),
    next: lines.length > limit ? (page.at(-1)?.id ?? null) : null,
    names: {},
  };
};

const lineOf = (line: EntryOf, hidden: ReadonlySet<string>): HistoryPage['rows'][number] => ({
  id: line.id,
  at: line.at.toISOString(),
  by: { kind: line.actorKind, userId: line.actorUserId, name: line.actor },
  action: line.action,
  changes: line.changes.flatMap(({ field: place, from, to }) => {
    const { field, row, column } = readPlace(place);
    if (covers(hidden, column === null ? field : `${field}.${column}`)) return [];
    const seen = (value: typeof from) => (row === null ? value : seenRow(value, { table: field, hidden }));
    return [{ field, row, column, from: seen(from), to: seen(to) }];
  }),
});
