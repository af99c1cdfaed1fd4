import { recordBroken, type Standing } from '@yuanliu/core/forms';
import { notFound, Problem, type Text } from '@yuanliu/core/platform';
import type { Tx } from '../../platform/index.ts';
import { readRecords, type StoredRecord } from '../reading/read-records.ts';
import type { OpenForm } from './record-surroundings.ts';

/**
 * A record, locked, if it is in reach and `why` has nothing against it. Errors: `platform.not-found`,
 * `forms.record-state`.
 */
export const lockedRecord = async (
  tx: Tx,
  { form, access }: OpenForm,
  { id, why }: { readonly id: string; readonly why: (standing: Standing) => Text | undefined },
): Promise<StoredRecord> => {
  const { where, hits } = access;
  const [record] = await readRecords(tx, form, { where, hits, ids: [id], lock: true });
  if (record === undefined) throw new Problem(notFound, {});
  const reason = why({ state: record.state, isDeleted: record.deletedAt !== null });
  if (reason !== undefined) throw new Problem(recordBroken, { ...reason });
  return record;
};
