import {
  type ChangePlace,
  type HistoryPage,
  readPlace,
  type RecordValues,
  referencesIn,
} from '@yuanliu/core/forms';
import { type JsonValue, notFound, Problem } from '@yuanliu/core/platform';
import { entriesOf, type EntryOf } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { formInUse } from '../form-in-use.ts';
import { viewOf } from '../reading/form-view.ts';
import { namesOf } from '../reading/names.ts';
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
  const { db } = ctx;
  const form = await formInUse(db, wish.form);
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const reach = await loadReach(db, asking, [form.key, ...form.around.keys()]);
  const access = allowed(reach, form, 'see');
  const { where, hits } = access;
  const [record] = await readRecords(db, form, { where, hits, ids: [id] });
  if (record === undefined) throw new Problem(notFound, {});
  const { hidden } = access.restrictionsOf(record.hits);
  const lines = await entriesOf(db, { type: recordSubject, id }, { limit: limit + 1, after });
  const page = lines.slice(0, limit).map((line) => lineOf(line, hidden));
  const references = referencesIn(form.definition.fields, page.flatMap(valuesIn));
  return {
    rows: page.map((line) => ({ ...line, changes: [...line.changes] })),
    next: lines.length > limit ? (page.at(-1)?.id ?? null) : null,
    names: await namesOf(db, viewOf(reach, form.place), references),
  };
};

type ToldLine = Omit<HistoryPage['rows'][number], 'changes'> & {
  readonly changes: readonly (ChangePlace & { readonly from: JsonValue; readonly to: JsonValue })[];
};

/** The values that a line speaks of, in the shape of records. */
const valuesIn = ({ changes }: ToldLine): RecordValues[] =>
  changes.flatMap(({ field, row, column, from, to }) =>
    [from, to].map((value) => {
      if (row === null) return { [field]: value };
      return { [field]: [column === null ? value : { [column]: value }] };
    }),
  );

const lineOf = (line: EntryOf, hidden: ReadonlySet<string>): ToldLine => ({
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
