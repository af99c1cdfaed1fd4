import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx, Db } from '../../platform/index.ts';
import { loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { readRecords, type StoredRecord } from '../reading/read-records.ts';

/** A record that the actor may see, in its form. */
export interface SeenRecord {
  readonly form: FormInUse;
  readonly record: StoredRecord;
  readonly hidden: ReadonlySet<string>;
}

/** Errors: `platform.not-found` where the form or the record is out of reach, `platform.no-right`. */
export const seenRecord = async (
  db: Db,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  { form: key, id, zone }: { readonly form: string; readonly id: string; readonly zone: string },
): Promise<SeenRecord> => {
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const [form, reach] = await Promise.all([formInUse(db, key), loadReach(db, asking, [key])]);
  const access = allowed(reach, form, 'see');
  const { where, hits } = access;
  const [record] = await readRecords(db, form, { where, hits, ids: [id] });
  if (record === undefined) throw new Problem(notFound, {});
  return { form, record, hidden: access.restrictionsOf(record.hits).hidden };
};
