import { type RecordValues, referencesIn } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { drawnTable } from '../storage/record-columns.ts';
import { wrongChoices } from './chosen-things.ts';
import { invalidRecord } from './judge-record.ts';

const ofForm = 'form:';

/**
 * Refuses a record that was written with a relation to one which has been recycled meanwhile. Its foreign keys hold the
 * others now: whoever recycles them waits, and then finds this record.
 */
export const refuseRecycled = async (
  tx: Tx,
  form: FormInUse,
  { values, before }: { readonly values: RecordValues; readonly before: RecordValues | undefined },
): Promise<void> => {
  const { fields } = form.definition;
  const references = [...referencesIn(fields, [values])].filter(([target]) => target.startsWith(ofForm));
  if (references.length === 0) return;
  const found = await Promise.all(
    references.map(([target, ids]) =>
      tx.rows(sql<{ id: string }>`
        select id from ${drawnTable(target.slice(ofForm.length))}
        where id = any(${[...ids]}::uuid[]) and deleted_at is not null`),
    ),
  );
  const gone = new Set(found.flat().map(({ id }) => id));
  if (gone.size === 0) return;
  const known = { related: () => undefined, isOffered: (_: string, id: string) => !gone.has(id) };
  const wrong = wrongChoices(fields, { sent: values, before }, known);
  if (wrong.length > 0) throw invalidRecord(wrong);
};
